using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>Plans of all years with what became of each, the latest first.</summary>
[Needs(PlanRights.See)]
internal sealed class PlanList(Db db, IPeople people, ICalendar calendar) : IRead
{
    /// <summary>As selected; in force is the latest approved one of its year.</summary>
    internal sealed record Row(Guid Id, int Year, int[] Months, string Note, DateTimeOffset MadeAt, Guid MadeBy, DateTimeOffset? DecidedAt, Guid? DecidedBy, bool? Refused, string? DecidedWhy,
        Guid ReportId, DateTimeOffset? ReportedAt, string? Receipt, bool InForce)
    {
        public int Total => Months.Sum();
        public int Quarter(int number) => Months.Skip(3 * (number - 1)).Take(3).Sum();
    }

    internal sealed record Line(Row Plan, string? MadeBy, string? DecidedBy);

    internal sealed record View(IReadOnlyList<Line> Rows, DateOnly Today);

    internal const string Select = """
        select p.id, p.year, p.months, p.note, p.made_at, p.made_by, p.decided_at, p.decided_by, p.refused, p.decided_why, p.report_id, p.reported_at, p.receipt,
               coalesce(not p.refused, false) and not exists (select 1 from sales.plans n where n.store_id = @store and n.year = p.year and not n.refused and (n.decided_at, n.id) > (p.decided_at, p.id)) as in_force
        from   sales.plans p where p.store_id = @store
        """;

    private const string Sql = $"{Select} order by p.year desc, p.made_at desc limit 60";

    private const string InForceSql = $"select * from ({Select} and p.year = @year) plans where in_force";

    public async Task<View> Show(CancellationToken ct) => new(await Named(await db.Rows<Row>(Sql, null, ct), ct), await calendar.Today(ct));

    public async Task<Line?> One(Guid id, CancellationToken ct) => (await Named(await db.Rows<Row>($"{Select} and p.id = @id", new { id }, ct), ct)).SingleOrDefault();

    /// <summary>The one that holds for a year; nothing while none is approved.</summary>
    public Task<Row?> InForce(int year, CancellationToken ct) => db.Row<Row>(InForceSql, new { year }, ct);

    private async Task<IReadOnlyList<Line>> Named(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var names = await people.Named([.. rows.SelectMany(r => new[] { r.MadeBy, r.DecidedBy ?? r.MadeBy }).Distinct()], ct);
        return [.. rows.Select(r => new Line(r, names.GetValueOrDefault(r.MadeBy)?.Name, r.DecidedBy is { } by ? names.GetValueOrDefault(by)?.Name : null))];
    }
}
