using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Discounts;

/// <summary>
/// Looks at an order's price against the list price (折扣＝指导价－成交价) each time either may have changed. Within the limit of whoever asks it is
/// agreed at once; otherwise the lowest position that may decide it is asked. The list price is the allocated vehicle's, before that the lowest
/// of the model: a dearer trim is looked at again when it is allocated.
/// </summary>
internal static class CheckPrice
{
    private const string LookSql = """
        select o.price, o.consultant_id,
               coalesce((select v.list_price from sales.allocations a join sales.vehicles v on v.store_id = @store and v.id = a.vehicle_id where a.store_id = @store and a.order_id = o.id),
                        (select min(v.list_price) from sales.vehicles v where v.store_id = @store and v.model_code = o.model_code)) as list_price,
               d.id as before_id, d.price as before_price, d.list_price as before_list, d.percent as before_percent, d.needs, d.approved
        from   sales.orders o left join sales.discounts d on d.store_id = @store and d.order_id = o.id and d.replaced_at is null
        where  o.store_id = @store and o.id = @order
        """;

    private const string ReplaceSql = "update sales.discounts set replaced_at = @now where store_id = @store and order_id = @order and replaced_at is null";

    private const string Sql = """
        insert into sales.discounts (store_id, id, order_id, list_price, price, percent, needs, asked_at, asked_by) values (@store, @id, @order, @list, @price, @percent, @needs, @now, @by)
        """;

    /// <summary>What to add for whoever changed it: nothing, or that somebody has to decide.</summary>
    public static async Task<Text?> Again(Db db, Caller caller, DiscountLimits limits, Guid order, DateTimeOffset now, CancellationToken ct)
    {
        var look = (await db.Row<Look>(LookSql, new { order }, ct))!;
        if (look.BeforeId is not null && (look.Price, look.ListPrice) == (look.BeforePrice, look.BeforeList)) return null;
        if (look is { BeforeId: null, Price: null }) return null;
        var waiting = look is { BeforeId: not null, Needs: not null, Approved: null };
        await db.Do(ReplaceSql, new { order, now }, ct);
        if (waiting) db.Tell(new DiscountDropped(look.BeforeId!.Value, now), order);
        var id = Guid.CreateVersion7(now);
        if (look.Approved == false) db.Tell(new RefusalAnswered(look.BeforeId!.Value, id, order, now, caller.PersonId), order);
        if (look.Price is not { } price) return null;
        var (held, percent) = (await limits.On(null, ct), DiscountLimits.PercentOf(look.ListPrice, price));
        var approvedBefore = look.Approved == true && percent <= look.BeforePercent;
        var needs = approvedBefore || percent == 0 || DiscountLimits.Covers(held, caller.Positions, percent) ? null : Above(caller, DiscountLimits.WhoDecides(held, percent));
        await db.Do(Sql, new { id, order, list = look.ListPrice, price, percent, needs, now, by = caller.PersonId }, ct);
        if (needs is null)
        {
            db.Tell(new PriceAgreed(order, look.ConsultantId, now), order);
            return null;
        }
        db.Tell(new DiscountAsked(id, order, needs, caller.PersonId, now), order);
        return new("折扣超出权限，已报批", "The discount is above the limit and waits for its approval");
    }

    /// <summary>Nobody decides his own: what a sales manager asks without a list price is the general manager's.</summary>
    private static string Above(Caller caller, string position) => caller.Positions.Contains(position) ? Position.GeneralManager : position;

    private sealed record Look(
        decimal? Price, Guid ConsultantId, decimal? ListPrice, Guid? BeforeId, decimal? BeforePrice, decimal? BeforeList, decimal? BeforePercent, string? Needs, bool? Approved);
}
