using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Discounts;

namespace Dealership.Sales.Orders;

/// <summary>
/// Changes an order (变更): model, colour, price or promised day, with what was before and why. Its price is looked at again, a vehicle of
/// another model or colour is free again, and a contract for something else holds no longer.
/// </summary>
[Needs(Rights.TakeOrders)]
internal sealed class ChangeOrder(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ModelChoices models, DiscountLimits limits) : IDuty
{
    /// <summary>What is empty stays as it is.</summary>
    internal sealed class Form
    {
        public string? ModelCode { get; set; }
        public string? Colour { get; set; }
        public decimal? Price { get; set; }
        public DateOnly? PromisedOn { get; set; }
        public string? Reason { get; set; }
    }

    private const string NowSql = """
        select o.model_code, o.colour, o.price, o.promised_on,
               exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id)
               or exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id
                          and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)) as ended,
               exists (select 1 from sales.releases r where r.store_id = @store and r.order_id = o.id and r.dropped_at is null) as leaving
        from   sales.orders o where o.store_id = @store and o.id = @orderId
        """;

    private const string Sql = """
        insert into sales.order_changes (store_id, id, order_id, model_before, model_after, colour_before, colour_after, price_before, price_after, promised_before, promised_after, reason, at, by_person)
        select @store, @id, o.id, o.model_code, @model, o.colour, @colour, o.price, @price, o.promised_on, @promised::date, @reason, @now, @by
        from   sales.orders o where o.store_id = @store and o.id = @orderId;
        update sales.orders set model_code = @model, colour = @colour, price = @price, promised_on = @promised::date where store_id = @store and id = @orderId;
        delete from sales.allocations a using sales.vehicles v
        where  a.store_id = @store and a.order_id = @orderId and v.store_id = @store and v.id = a.vehicle_id and (v.model_code <> @model or (@recoloured and v.colour <> @colour))
        """;

    private const string VoidSql = "update sales.contracts set voided_at = @now, voided_by = @by where store_id = @store and order_id = @orderId and voided_at is null returning id";

    public async Task<Outcome> Now(Guid orderId, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Before>(OrderHold.Sql, NowSql, new { orderId }, ct) is not { } before) return Outcome.Refused("没有这张订单。", "There is no such order.");
        if (before.Ended) return Outcome.Refused("已交车或已退订的订单不能变更。", "An order that was handed over or cancelled cannot be changed.");
        var typed = form.ModelCode?.Trim().ToUpperInvariant() is { Length: > 0 } code ? code : null;
        var model = typed is null ? before.ModelCode : (await models.All(ct)).FirstOrDefault(m => m.Code.Equals(typed, StringComparison.OrdinalIgnoreCase))?.Code;
        var after = before with { ModelCode = model ?? "", Colour = form.Colour?.Trim() is { Length: > 0 } colour ? colour : before.Colour, Price = form.Price ?? before.Price, PromisedOn = form.PromisedOn ?? before.PromisedOn };
        var dealt = (after.ModelCode, after.Colour, after.Price) != (before.ModelCode, before.Colour, before.Price);
        var problems = new Problems()
            .When(model is null, nameof(form.ModelCode), "店里没有这个车型。", "The store has no such model.")
            .When(after == before, "", "没有改任何内容。", "Nothing was changed.")
            .When(form.Price is < 0 or > 99_999_999, nameof(form.Price), "成交价不在合理范围。", "The price is out of range.")
            .When(form.Colour?.Trim().Length > 20, nameof(form.Colour), "颜色最多20字。", "At most 20 characters.")
            .When(form.PromisedOn < await calendar.Today(ct), nameof(form.PromisedOn), "约定交车日不能早于今天。", "The promised day is in the past.")
            .When(dealt && before.Leaving, "", "车辆已申请出库，车型、颜色和价格不能再变更；要改请退订后重新下单。", "The vehicle is on its way out: model, colour and price stay. To change them, cancel and order anew.")
            .When(string.IsNullOrWhiteSpace(form.Reason), nameof(form.Reason), "请写明变更原因。", "Say why.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new
        {
            orderId,
            id = Guid.CreateVersion7(now),
            model,
            colour = after.Colour,
            recoloured = after.Colour != before.Colour,
            price = after.Price,
            promised = after.PromisedOn,
            reason = form.Reason!.Trim(),
            now,
            by = caller.PersonId,
        }, ct);
        if (dealt && await db.Row<Guid?>(VoidSql, new { orderId, now, by = caller.PersonId }, ct) is { } contract) db.Tell(new ContractVoided(contract, now), orderId);
        var asked = dealt ? await CheckPrice.Again(db, caller, limits, orderId, now, ct) : null;
        return Outcome.Done(orderId, asked is { } a ? new($"订单已变更，{a.Zh}", $"Order changed. {a.En}") : new("订单已变更", "Order changed"));
    }

    private sealed record Before(string ModelCode, string? Colour, decimal? Price, DateOnly? PromisedOn, bool Ended, bool Leaving);
}
