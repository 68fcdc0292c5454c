using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>Who went or goes to which course, the latest first: one's own, or everybody's for whoever sees all.</summary>
[Needs(TrainingRights.See)]
internal sealed class NominationList(Db db, Caller caller, IPeople people, ICalendar calendar) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid PersonId, string Course, DateOnly StartsOn, DateTimeOffset NominatedAt, bool? Attended, bool? Passed, int? Score, string? Certificate, DateOnly? ValidUntil, DateOnly? PassOnBy,
        bool Overdue, bool ToPassOn, bool ToCheck, bool Done);

    internal sealed record Line(Row Part, string? Person);

    /// <summary>What to show, of whom; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, Guid? Person = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private static string Sql(string? show) => $"""
        select n.id, n.person_id, c.name as course, c.starts_on, n.nominated_at, n.attended, n.passed, n.score, case when n.passed then c.certificate end as certificate, n.valid_until, n.pass_on_by,
               coalesce({PassOnView.IsOverdue}, false) as overdue, coalesce({PassOnView.IsToPassOn}, false) as to_pass_on, {PassOnView.IsToCheck} as to_check, {PassOnView.IsDone} as done
        from   sales.nominations n join sales.training_courses c on c.store_id = @store and c.id = n.course_id
        where  n.store_id = @store and n.withdrawn_at is null and (@only::uuid is null or n.person_id = @only) and {PassOnView.Sql(show)}
          and  (@at::timestamptz is null or (n.nominated_at, n.id) < (@at::timestamptz, @id::uuid))
        order  by n.nominated_at desc, n.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show), new { today = await calendar.Today(ct), only = caller.May(TrainingRights.SeeAll) ? filter.Person : caller.PersonId, at, id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var names = await people.Named([.. shown.Select(r => r.PersonId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.PersonId)?.Name))], rows.Count > filter.Take ? Cursor.Of(shown[^1].NominatedAt, shown[^1].Id) : null);
    }
}
