using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>Who orders has no intention any more but an order: his card is closed in the same save.</summary>
internal static class CloseOnOrder
{
    private const string Sql = """
        update sales.cards set closed_at = @now, closed_by = @by, outcome = 'ordered', order_id = @order
        where  store_id = @store and customer_id = @customer and closed_at is null returning id
        """;

    public static async Task Of(Db db, Guid customer, Guid order, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        if (await db.Row<Guid?>(Sql, new { customer, order, now, by }, ct) is { } card) await NextContact.Drop(db, card, now, ct);
    }
}
