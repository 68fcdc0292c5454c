using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>
/// Closes a follow-up whose buyer cannot be reached: three attempts on different days or parts of a day inside the window.
/// A window that passed without them is for the manager to close, with a reason. Who must not be called needs no attempts.
/// </summary>
[Needs(Rights.Call)]
internal sealed class GiveUpFollowUp(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public Guid DeliveryId { get; set; }
        public string? Note { get; set; }
    }

    private const string Hold = "select delivery_id from customer_service.follow_ups where store_id = @store and delivery_id = @DeliveryId for update";

    private const string OpenSql = """
        select f.due_at, exists (select 1 from customer_service.contact_stops s where s.store_id = @store and s.customer_id = f.customer_id and s.lifted_at is null) as stopped
        from   customer_service.follow_ups f
        where  f.store_id = @store and f.delivery_id = @DeliveryId and f.ended_at is null and f.withdrawn_at is null
        """;

    private const string AttemptsSql = "select at from customer_service.calls where store_id = @store and delivery_id = @DeliveryId and voided_at is null and at <= @dueAt";

    private const string Sql = """
        update customer_service.follow_ups set ended_at = @now, ended_by = @by, ended_as = @how, ended_note = @note
        where  store_id = @store and delivery_id = @DeliveryId
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Open>(Hold, OpenSql, new { form.DeliveryId }, ct) is not { } open)
            return Outcome.Refused("这项跟踪已经结束或撤回，请刷新。", "This follow-up has ended or was withdrawn; reload.");
        var (now, zone) = (clock.GetUtcNow(), await calendar.Zone(ct));
        var note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim();
        var times = CallingHours.Times(zone, await db.Rows<DateTimeOffset>(AttemptsSql, new { form.DeliveryId, open.DueAt }, ct));
        if (!open.Stopped && times < CallingHours.AttemptsToGiveUp && Refusal(times, now > open.DueAt, note) is { } refusal) return refusal;
        await db.Do(Sql, new { form.DeliveryId, now, by = caller.PersonId, how = open.Stopped ? "do-not-contact" : "unreachable", note }, ct);
        return Outcome.Done(form.DeliveryId, open.Stopped ? new("已按拒绝联系结束", "Closed: do not contact") : new("已按联系不上结束", "Closed as unreachable"));
    }

    private Outcome? Refusal(int times, bool late, string? note)
    {
        if (!late)
            return Outcome.Refused($"期限内要在不同日期或时段打满三次才能判为联系不上，现在是{times}次。",
                $"Three attempts on different days or parts of a day are needed before the buyer is unreachable; so far {times}.");
        if (!caller.May(Rights.VoidCalls))
            return Outcome.Refused($"期限内只在{times}个时段打过，请客户服务经理说明原因后关闭。",
                $"Only {times} times were tried in the window; the customer service manager closes it with a reason.");
        return note is null ? Outcome.Refused([new Problem(nameof(Form.Note), new("请写明期限内没有打满三次的原因。", "Say why three attempts were not made in the window."))]) : null;
    }

    private sealed record Open(DateTimeOffset DueAt, bool Stopped);
}
