using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Recruiting;

/// <summary>Requests for staff, the latest first: open ones, or closed ones.</summary>
[Needs(RecruitingRights.See)]
internal sealed class VacancyList(Db db, SalesPositions positions) : IRead
{
    public const string Closed = "closed";

    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, string Position, int Heads, DateOnly? WantedBy, DateTimeOffset At, DateTimeOffset? ClosedAt, int Candidates, int Hired);

    internal sealed record Line(Row Vacancy, Text Position);

    /// <summary>What to show; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private static string Sql(bool closed) => $"""
        select v.id, v.position, v.heads, v.wanted_by, v.at, v.closed_at, (select count(*) from sales.candidates c where c.store_id = @store and c.vacancy_id = v.id)::int as candidates,
               (select count(*) from sales.candidates c where c.store_id = @store and c.vacancy_id = v.id and c.result = 'hired')::int as hired
        from   sales.vacancies v
        where  v.store_id = @store and v.closed_at is {(closed ? "not null" : "null")} and (@at::timestamptz is null or (v.at, v.id) < (@at::timestamptz, @id::uuid))
        order  by v.at desc, v.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show == Closed), new { at, id, take = filter.Take + 1 }, ct);
        var known = (await positions.All(ct)).ToDictionary(p => p.Code, p => p.Name);
        var shown = rows.Take(filter.Take).ToArray();
        return new([.. shown.Select(r => new Line(r, known.GetValueOrDefault(r.Position, new(r.Position, r.Position))))], rows.Count > filter.Take ? Cursor.Of(shown[^1].At, shown[^1].Id) : null);
    }
}
