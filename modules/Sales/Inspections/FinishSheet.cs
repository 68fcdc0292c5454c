using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Inspections;

/// <summary>
/// Signs a sheet (PDI合格): every item was looked at and no safety item is open. The vehicle's inspection is passed as of now; what else is open
/// goes with it as a remark.
/// </summary>
[Needs(InspectionRights.Inspect)]
internal sealed class FinishSheet(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string HeadSql = "select vehicle_id, finished_at is not null as finished from sales.pdi_sheets where store_id = @store and id = @sheet";

    private const string ResultsSql = "select item, result from sales.pdi_results where store_id = @store and sheet_id = @sheet";

    private const string Sql = """
        update sales.pdi_sheets set finished_at = @now, finished_by = @by where store_id = @store and id = @sheet;
        insert into sales.inspections (store_id, vehicle_id, passed_at, passed_by, sheet_id) values (@store, @vehicle, @now, @by, @sheet)
        on conflict (store_id, vehicle_id, passed_at) do update set passed_by = excluded.passed_by, sheet_id = excluded.sheet_id
        """;

    public async Task<Outcome> Now(Guid sheet, CancellationToken ct)
    {
        if (await db.RowHolding<Head>(SeeGroup.HoldSql, HeadSql, new { sheet }, ct) is not { } head) return Outcome.Refused("没有这张检查单。", "There is no such sheet.");
        if (head.Finished) return Outcome.Refused("这张检查单已经签完。", "This sheet is finished already.");
        var results = (await db.Rows<Row>(ResultsSql, new { sheet }, ct)).ToDictionary(r => r.Item, r => r.Result);
        var missing = SheetItems.All.Where(g => g.Items.Any(i => !results.ContainsKey(i.Code))).ToArray();
        var open = SheetItems.All.SelectMany(g => g.Items).Where(i => i.Safety && results.GetValueOrDefault(i.Code) == Result.Open).ToArray();
        var problems = new Problems()
            .When(missing.Length > 0, "", $"还没查完：{string.Join("、", missing.Select(g => g.Name.Zh))}。", $"Not looked at yet: {string.Join(", ", missing.Select(g => g.Name.En))}.")
            .When(open.Length > 0, "", $"安全项未解决，不能签合格：{string.Join("、", open.Select(i => i.Name.Zh))}。", $"Safety items are open: {string.Join(", ", open.Select(i => i.Name.En))}.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new { sheet, vehicle = head.VehicleId, now, by = caller.PersonId }, ct);
        db.Tell(new VehicleInspected(sheet, head.VehicleId, now, caller.PersonId), head.VehicleId);
        return Outcome.Done(sheet, new("PDI合格", "PDI passed"));
    }

    private sealed record Head(Guid VehicleId, bool Finished);

    private sealed record Row(string Item, string Result);
}
