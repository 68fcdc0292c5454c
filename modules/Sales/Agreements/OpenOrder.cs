namespace Dealership.Sales.Agreements;

/// <summary>An order whose contract can still be written: neither ended nor signed for.</summary>
internal static class OpenOrder
{
    /// <summary>The order named <c>o</c> is neither handed over nor cancelled.</summary>
    public const string Sql = """
        not exists (select 1 from sales.order_cancellations oc where oc.store_id = @store and oc.order_id = o.id)
        and not exists (select 1 from sales.deliveries od where od.store_id = @store and od.order_id = o.id
                        and not exists (select 1 from sales.delivery_cancellations ox where ox.store_id = @store and ox.delivery_id = od.id))
        """;

    /// <summary>And no contract of it holds.</summary>
    public const string Unsigned = $"{Sql} and not exists (select 1 from sales.contracts os where os.store_id = @store and os.order_id = o.id and os.voided_at is null)";
}
