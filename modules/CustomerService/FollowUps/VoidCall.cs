using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>Strikes a call out with a reason: one's own on the day it was made, anybody's as the manager. What it ended is open again.</summary>
[Needs(Rights.Call)]
internal sealed class VoidCall(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public Guid Id { get; set; }
        public string? Reason { get; set; }
    }

    // The follow-up is locked before its call, as when a call is logged.
    private const string LockSql = """
        select f.delivery_id from customer_service.follow_ups f
        where  f.store_id = @store and f.delivery_id = (select delivery_id from customer_service.calls where store_id = @store and id = @Id) for update
        """;

    private const string Sql = """
        update customer_service.calls set voided_at = @now, voided_by = @by, void_reason = @reason
        where  store_id = @store and id = @Id and voided_at is null and (@manager or (by_person = @by and at >= @midnight))
        returning delivery_id
        """;

    // Another talk still ends it; without one it is open again, also when it was given up with this attempt among the three.
    private const string ReopenSql = """
        with still as (
            select id, at, by_person, case when reached then 'spoken' else 'do-not-contact' end as how from customer_service.calls
            where  store_id = @store and delivery_id = @delivery and voided_at is null and (reached or outcome = 'do-not-contact')
            order  by at limit 1
        )
        update customer_service.follow_ups
        set    ended_at = (select at from still), ended_by = (select by_person from still), ended_as = (select how from still),
               ended_call = (select id from still), ended_note = null
        where  store_id = @store and delivery_id = @delivery and (ended_call = @Id or ended_as = 'unreachable');
        update customer_service.contact_stops set lifted_at = @now, lifted_by = @by, lifted_for = @reason
        where  store_id = @store and call_id = @Id and lifted_at is null
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var reason = form.Reason?.Trim() ?? "";
        var problems = new Problems().When(reason.Length == 0, nameof(form.Reason), "请写明作废原因。", "Say why it is struck out.");
        if (problems.Any) return problems.Refusal();
        var (now, zone) = (clock.GetUtcNow(), await calendar.Zone(ct));
        await db.Row<Guid?>(LockSql, new { form.Id }, ct);
        var args = new { form.Id, reason, now, by = caller.PersonId, manager = caller.May(Rights.VoidCalls), midnight = zone.At(zone.DayOf(now), 0) };
        if (await db.Row<Guid?>(Sql, args, ct) is not { } delivery)
            return Outcome.Refused("只能作废自己当天的通话；其他的请客户服务经理处理。", "You can strike out your own calls of today; for others ask the customer service manager.");
        await db.Do(ReopenSql, new { args.Id, args.reason, args.now, args.by, delivery }, ct);
        db.Tell(new FollowUpVoided(form.Id, delivery, now), delivery);
        return Outcome.Done(form.Id, new("通话已作废", "The call was struck out"));
    }
}
