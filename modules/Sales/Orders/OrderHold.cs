namespace Dealership.Sales.Orders;

/// <summary>Takes an order in hand: whoever changes its state waits here for whoever came first, then sees what he left.</summary>
internal static class OrderHold
{
    /// <summary>Locks the order named by <c>@orderId</c>.</summary>
    public const string Sql = "select id from sales.orders where store_id = @store and id = @orderId for update";
}
