using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Deliveries;

/// <summary>Counts the vehicles really handed over: the denominator of CS-6.</summary>
internal sealed class HandoverCount(Db db) : IHandoverCount
{
    private const string Sql = """
        select d.id as subject, d.handed_over_at as at, d.entered_late
        from   sales.deliveries d
        where  d.store_id = @store and d.handed_over_at >= @from and d.handed_over_at < @until
          and  not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)
        order  by d.handed_over_at, d.id
        """;

    public Task<IReadOnlyList<Counted>> Between(DateTimeOffset from, DateTimeOffset until, CancellationToken ct) => db.Rows<Counted>(Sql, new { from, until }, ct);
}
