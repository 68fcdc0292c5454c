using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>Courses with their seats: those to come the next first, those that are over the latest first.</summary>
[Needs(TrainingRights.See)]
internal sealed class CourseList(Db db, ICalendar calendar) : IRead
{
    public const string Over = "over";

    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, string Number, string Name, string? Position, string Place, DateOnly StartsOn, DateOnly EndsOn, int Seats, string? Certificate, int? Months, int Taken, DateTimeOffset SortAt);

    /// <summary>What to show; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    internal const string Columns = """
        c.id, c.number, c.name, c.position, c.place, c.starts_on, c.ends_on, c.seats, c.certificate, c.months,
        (select count(*) from sales.nominations n where n.store_id = @store and n.course_id = c.id and n.withdrawn_at is null)::int as taken, c.starts_on::timestamp at time zone 'UTC' as sort_at
        """;

    private static string Sql(bool over) => $"""
        select * from (select {Columns} from sales.training_courses c where c.store_id = @store and c.ends_on {(over ? "<" : ">=")} @today) courses
        where  (@at::timestamptz is null or (sort_at, id) {(over ? "<" : ">")} (@at::timestamptz, @id::uuid))
        order  by {(over ? "sort_at desc, id desc" : "sort_at, id")}
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show == Over), new { today = await calendar.Today(ct), at, id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? Cursor.Of(shown[^1].SortAt, shown[^1].Id) : null);
    }
}
