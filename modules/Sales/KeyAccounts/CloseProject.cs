using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Ends a project (结项): fulfilled once every ordered car is handed over, lost, or given up by the customer.</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class CloseProject(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    private const string Sql = """
        update sales.key_projects x set closed_at = @now, closed_by = @by, outcome = @outcome, closed_why = @why
        where  x.store_id = @store and x.id = @id and x.closed_at is null
          and  (@outcome <> 'done' or (exists (select 1 from sales.key_contracts k where k.store_id = @store and k.project_id = x.id)
                and not exists (select 1 from sales.key_orders l where l.store_id = @store and l.project_id = x.id
                                and not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = l.order_id)
                                and not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = l.order_id
                                                and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)))))
        returning x.id
        """;

    public async Task<Outcome> Now(Guid id, string? outcome, string? why, CancellationToken ct)
    {
        if (await Projects.Hold(db, caller, id, await calendar.Today(ct), ct) is not { ClosedAt: null }) return Projects.None;
        var problems = new Problems()
            .When(!ProjectState.Outcomes.Contains(outcome), "Outcome", "请选择结果。", "Choose how it ended.")
            .When(why?.Trim().Length is null or 0 or > 300, "Why", "请写明原因（300字以内）。", "Say why, in at most 300 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, outcome, why = why!.Trim(), now, by = caller.PersonId }, ct) is null)
            return Outcome.Refused("还没签合同或还有订单没交车，不能算履约完成。", "Without a contract, or with ordered cars not handed over, it is not fulfilled.");
        db.Tell(new KeyProjectClosed(id, now), id);
        await NextVisit.Drop(db, id, now, ct);
        return Outcome.Done(id, new("项目已结束", "Project ended"));
    }
}
