using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>The versions of each sales position's standard, the newest first: draft, to come, in force, past.</summary>
[Needs(AppraisalRights.See)]
internal sealed class StandardList(Db db, Caller caller, SalesPositions positions, ICalendar calendar, IPeople people) : IRead
{
    public const string Draft = "draft";
    public const string ToCome = "to-come";
    public const string InForce = "in-force";
    public const string Past = "past";

    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, string Position, DateOnly? FromMonth, DateTimeOffset? PublishedAt, Guid? PublishedBy, decimal Weights, int Indicators, string State);

    internal sealed record Line(Row Standard, PositionCard? Position, string? By);

    private const string Sql = """
        select s.id, s.position, s.from_month, s.published_at, s.published_by, coalesce(sum(i.weight), 0) as weights, count(i.number)::int as indicators,
               case when s.published_at is null then 'draft' when s.from_month > @today then 'to-come'
                    when s.id = (select f.id from sales.appraisal_standards f where f.store_id = @store and f.position = s.position and f.from_month <= @today
                                 order by f.from_month desc, f.published_at desc limit 1) then 'in-force' else 'past' end as state
        from   sales.appraisal_standards s left join sales.appraisal_indicators i on i.store_id = @store and i.standard_id = s.id
        where  s.store_id = @store and (@drafts or s.published_at is not null)
        group  by s.store_id, s.id
        order  by s.position, s.from_month desc nulls first, s.published_at desc, s.id
        """;

    public async Task<IReadOnlyList<Line>> All(CancellationToken ct)
    {
        // A draft is nobody's standard yet: only who writes standards sees it.
        var rows = await db.Rows<Row>(Sql, new { today = await calendar.Today(ct), drafts = caller.May(AppraisalRights.SetStandards) }, ct);
        var names = await people.Named([.. rows.Select(r => r.PublishedBy).OfType<Guid>().Distinct()], ct);
        var known = (await positions.All(ct)).ToDictionary(p => p.Code);
        return [.. rows.Select(r => new Line(r, known.GetValueOrDefault(r.Position), r.PublishedBy is { } by ? names.GetValueOrDefault(by)?.Name : null))];
    }
}
