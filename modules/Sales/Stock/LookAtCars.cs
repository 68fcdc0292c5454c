using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>
/// Writes down which unsold vehicles were looked at (逐辆检查), and what is wrong with whom. The first line begins the week's check, the last one
/// closes it: only then is it proven.
/// </summary>
[Needs(StockRights.Keep)]
internal sealed class LookAtCars(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Car
    {
        public Guid Id { get; set; }
        public bool Looked { get; set; }
        public string? Fault { get; set; }
    }

    internal sealed class Form
    {
        public List<Car> Cars { get; set; } = [];
    }

    private const string HoldSql = "select pg_advisory_xact_lock(hashtext('sales.week_checks'), @store)";

    private const string BeginSql = """
        insert into sales.week_checks (store_id, id, begun_at, begun_by) values (@store, @id, @now, @by) on conflict do nothing;
        select id from sales.week_checks where store_id = @store and closed_at is null
        """;

    private const string Sql = $"""
        insert into sales.week_check_cars (store_id, check_id, vehicle_id, fault, at, by_person)
        select @store, @check, v.id, nullif(g.fault, ''), @now, @by from {VehicleState.From}
        join   unnest(@cars, @faults) as g(id, fault) on g.id = v.id where v.store_id = @store and {StandsHere.Sql}
        on conflict (store_id, check_id, vehicle_id) do update set fault = excluded.fault, at = excluded.at, by_person = excluded.by_person
        """;

    private const string LeftSql = $"""
        select count(*)::int from {VehicleState.From} where v.store_id = @store and {StandsHere.Sql}
          and  not exists (select 1 from sales.week_check_cars k where k.store_id = @store and k.check_id = @check and k.vehicle_id = v.id)
        """;

    private const string CloseSql = "update sales.week_checks set closed_at = @now, closed_by = @by where store_id = @store and id = @check";

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var looked = form.Cars.Where(c => c.Looked || !string.IsNullOrWhiteSpace(c.Fault)).DistinctBy(c => c.Id).ToArray();
        var problems = new Problems().When(looked.Length == 0, nameof(form.Cars), "请勾选看过的车。", "Tick the vehicles that were looked at.");
        for (var i = 0; i < form.Cars.Count; i++) problems.When(form.Cars[i].Fault?.Length > 300, $"Cars[{i}].Fault", "最多300字。", "At most 300 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(HoldSql, null, ct);
        var check = await db.Row<Guid>(BeginSql, new { id = Guid.CreateVersion7(), now, by = caller.PersonId }, ct);
        if (await db.Do(Sql, new { check, cars = looked.Select(c => c.Id).ToArray(), faults = looked.Select(c => c.Fault?.Trim()).ToArray(), now, by = caller.PersonId }, ct) == 0)
            return Outcome.Refused("这些车不在店里。", "These vehicles do not stand here.");
        var left = await db.Row<int>(LeftSql, new { check }, ct);
        if (left > 0) return Outcome.Done(check, new($"已记{looked.Length}辆，还有{left}辆没看", $"{looked.Length} noted, {left} to go"));
        await db.Do(CloseSql, new { check, now, by = caller.PersonId }, ct);
        db.Tell(new StockChecked(check, now, caller.PersonId), check);
        return Outcome.Done(check, new("本周库存车检查完成", "This week's check is complete"));
    }
}
