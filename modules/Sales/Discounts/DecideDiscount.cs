using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Discounts;

/// <summary>Approves a discount or refuses it with a reason (折扣审批). Nobody decides what he asked for, nor for an order that he looks after.</summary>
[Needs(DiscountRights.Decide)]
internal sealed class DecideDiscount(Db db, Caller caller, TimeProvider clock, DiscountLimits limits) : IDuty
{
    private const string AskedSql = """
        select d.id, d.percent, d.asked_by, o.consultant_id, d.needs is not null and d.decided_at is null and d.replaced_at is null
               and not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id) as waits
        from   sales.discounts d join sales.orders o on o.store_id = @store and o.id = d.order_id
        where  d.store_id = @store and d.order_id = @orderId and d.replaced_at is null
        """;

    private const string Sql = "update sales.discounts set decided_at = @now, decided_by = @by, approved = @approve, reason = @reason where store_id = @store and id = @id";

    public async Task<Outcome> Now(Guid orderId, bool approve, string? reason, CancellationToken ct)
    {
        if (await db.RowHolding<Asked>(OrderHold.Sql, AskedSql, new { orderId }, ct) is not { Waits: true } asked)
            return Outcome.Refused("没有等待审批的折扣：已有人决定，或价格已改。", "No discount waits: somebody decided it, or the price was changed.");
        if (asked.AskedBy == caller.PersonId || asked.ConsultantId == caller.PersonId) return Outcome.Refused("自己申请的折扣由别人审批。", "Somebody else decides what you asked for.");
        if (!DiscountLimits.Covers(await limits.On(null, ct), caller.Positions, asked.Percent)) return Outcome.Refused("这个折扣超出你的权限，请上一级审批。", "This discount is above your limit: the next level decides it.");
        var why = reason?.Trim() is { Length: > 0 } said ? said : null;
        var problems = new Problems()
            .When(!approve && why is null, "Reason", "不批请写明原因。", "Say why not.")
            .When(why?.Length > 200, "Reason", "原因最多200字。", "At most 200 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new { id = asked.Id, approve, reason = why, now, by = caller.PersonId }, ct);
        db.Tell(new DiscountDecided(asked.Id, orderId, approve, asked.AskedBy, now, caller.PersonId), orderId);
        if (approve) db.Tell(new PriceAgreed(orderId, asked.ConsultantId, now), orderId);
        return Outcome.Done(orderId, approve ? new("折扣已批准", "Discount approved") : new("折扣未批准，销售顾问会收到待办", "Refused; the consultant is told on his desk"));
    }

    private sealed record Asked(Guid Id, decimal? Percent, Guid AskedBy, Guid ConsultantId, bool Waits);
}
