using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Sheets, the newest month first: one's own, or everybody's for the sales manager and the general manager. A colleague's is never among them.</summary>
[Needs(AppraisalRights.See)]
internal sealed class SheetList(Db db, Caller caller, IPeople people, SalesPositions positions) : IRead
{
    /// <summary>As selected; no score while it is not confirmed, or where too little had data.</summary>
    internal sealed record Row(
        Guid Id, DateOnly Month, Guid PersonId, string Position, bool ByGeneral, DateTimeOffset DrawnAt, decimal? Score, string? Grade, DateTimeOffset? ConfirmedAt, bool Untalked, bool Unseen, bool Appealed);

    internal sealed record Line(Row Sheet, string? Person, Text Position);

    /// <summary>What to show; <c>Show</c> is one of <see cref="SheetView.Names"/>, <c>Month</c> as 2026-02, <c>After</c> the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Month = null, string? Show = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private static string Sql(string? show) => $"""
        select a.id, a.month, a.person_id, a.position, a.by_general, a.drawn_at, c.score, c.grade, c.at as confirmed_at,
               {SheetView.IsUntalked} as untalked, {SheetView.IsUnseen} as unseen, {SheetView.IsAppealed} as appealed
        from   {SheetView.From}
        where  a.store_id = @store and {SheetView.Mine} and {SheetView.Sql(show)} and (@at::timestamptz is null or (a.drawn_at, a.id) < (@at::timestamptz, @id::uuid))
        order  by a.drawn_at desc, a.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show), new { only = caller.May(AppraisalRights.SeeAll) ? (Guid?)null : caller.PersonId, month = MonthOf(filter.Month), at, id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var names = await people.Named([.. shown.Select(r => r.PersonId).Distinct()], ct);
        var known = (await positions.All(ct)).ToDictionary(p => p.Code, p => p.Name);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.PersonId)?.Name, known.GetValueOrDefault(r.Position, new(r.Position, r.Position))))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].DrawnAt, shown[^1].Id) : null);
    }

    /// <summary>The first day of a month written as 2026-02; nothing for anything else.</summary>
    internal static DateOnly? MonthOf(string? text) => DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var month) ? month : null;
}
