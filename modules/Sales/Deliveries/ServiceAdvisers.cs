using Dealership.Plugin;

namespace Dealership.Sales.Deliveries;

/// <summary>The service advisers that buyers met in the last months, the most frequent first: offered while typing, since the workshop's people are not in this house.</summary>
[Needs(Rights.HandOver)]
internal sealed class ServiceAdvisers(Db db, TimeProvider clock) : IRead
{
    private const string Sql = """
        select service_adviser from sales.deliveries
        where  store_id = @store and service_adviser is not null and handed_over_at >= @since
        group  by service_adviser order by count(*) desc, service_adviser limit 20
        """;

    public Task<IReadOnlyList<string>> Lately(CancellationToken ct) => db.Rows<string>(Sql, new { since = clock.GetUtcNow().AddDays(-180) }, ct);
}
