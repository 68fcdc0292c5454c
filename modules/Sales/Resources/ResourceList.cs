using Dealership.Plugin;

namespace Dealership.Sales.Resources;

/// <summary>The applications, latest month first, with what was suggested, applied for and confirmed: satisfaction (满足率) = confirmed ÷ applied of the lines answered.</summary>
[Needs(ResourceRights.See)]
internal sealed class ResourceList(Db db) : IRead
{
    /// <summary>State is <c>draft</c>, <c>refused</c>, <c>waiting</c>, <c>applied</c> or <c>answered</c>.</summary>
    internal sealed record Row(Guid Id, DateOnly Period, string State, int Suggested, int Applied, int? Confirmed, int AppliedOfAnswered, DateTimeOffset? HandedInAt);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    private const string Sql = """
        select a.id, a.period,
               case when s.id is null then 'draft' when s.approved = false then 'refused' when s.asks and s.approved is null then 'waiting' when l.open = 0 and l.lines > 0 then 'answered' else 'applied' end as state,
               coalesce((select sum(m.suggested) from sales.resource_models m where m.store_id = @store and m.application_id = a.id), 0)::int as suggested,
               coalesce(l.applied, 0)::int as applied, l.confirmed::int as confirmed, coalesce(l.of_answered, 0)::int as applied_of_answered, s.at as handed_in_at
        from   sales.resource_applications a
        left   join lateral (select x.id, x.approved, x.asks, x.at from sales.resource_submissions x where x.store_id = @store and x.application_id = a.id order by x.at desc limit 1) s on true
        left   join lateral (select count(*) as lines, count(*) filter (where answer is null) as open, sum(quantity) as applied, sum(answer) as confirmed, sum(quantity) filter (where answer is not null) as of_answered
                             from sales.resource_lines x where x.store_id = @store and x.application_id = a.id) l on true
        where  a.store_id = @store and (@after::date is null or a.period < @after::date)
        order  by a.period desc limit @take
        """;

    public async Task<Page> Show(string? after, int take, CancellationToken ct)
    {
        var rows = await db.Rows<Row>(Sql, new { after = DateOnly.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : (DateOnly?)null, take = take + 1 }, ct);
        var shown = rows.Take(take).ToArray();
        return new(shown, rows.Count > take ? $"{shown[^1].Period:yyyy-MM-dd}" : null);
    }
}
