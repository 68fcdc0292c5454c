using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.Sales.Vehicles;

/// <summary>
/// Follows a vehicle that the maker confirmed (在途跟踪): VIN assigned, left the factory, in transit. It goes forward only and may skip a step that
/// nobody told us of; from the factory on it has a VIN.
/// </summary>
[Needs(Rights.KeepVehicles)]
internal sealed class StepComing(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    public static IReadOnlyList<string> Steps { get; } = ["vin-assigned", "factory-out", "in-transit"];

    internal sealed class Form
    {
        public string? Step { get; set; }
        /// <summary>Once it has one it stays.</summary>
        public string? Vin { get; set; }
        public string? Colour { get; set; }
        public DateOnly? ExpectedOn { get; set; }
        public string? Note { get; set; }
    }

    private const string HoldSql = "select id from sales.coming_vehicles where store_id = @store and id = @id for update";

    private const string ComingSql = $"select w.vin, w.colour, m.kind from {VehicleState.FromComing} where w.store_id = @store and w.id = @id and {VehicleState.IsComing}";

    private const string TakenSql = """
        select exists (select 1 from sales.vehicles where store_id = @store and vin = @vin)
            or exists (select 1 from sales.coming_vehicles where store_id = @store and vin = @vin and id <> @id and dropped_at is null)
        """;

    private const string Sql = """
        update sales.coming_vehicles set vin = @vin, colour = @colour, expected_on = coalesce(@ExpectedOn, expected_on) where store_id = @store and id = @id;
        insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, note, at, by_person) values (@store, @move, @id, @Step, nullif(@note, ''), @now, @by)
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Coming>(HoldSql, ComingSql, new { id }, ct) is not { } coming) return Outcome.Refused("没有这辆在途车，或它已入库。", "No such vehicle is on its way, or it has come.");
        var problems = new Problems();
        var vin = coming.Vin;
        if (vin is null && !string.IsNullOrWhiteSpace(form.Vin))
        {
            if (Vin.TryRead(form.Vin, out var read, out var why)) vin = read.Value;
            else problems.When(true, nameof(form.Vin), why.Zh, why.En);
        }
        problems.When(!Steps.Contains(form.Step), nameof(form.Step), "请选择到了哪一步。", "Choose how far it is.")
            .When(Steps.Contains(form.Step) && Rank(form.Step!) <= Rank(coming.Kind), nameof(form.Step), "只能往前走，它已经到了这一步。", "It goes forward only, and is there already.")
            .When(vin is null && !problems.Any, nameof(form.Vin), "请填写厂家配的VIN。", "Enter the VIN that the maker assigned.")
            .When(form.ExpectedOn < await calendar.Today(ct), nameof(form.ExpectedOn), "预计到店不能早于今天。", "It cannot be expected in the past.")
            .When(form.Note?.Length > 300, nameof(form.Note), "最多300字。", "At most 300 characters.");
        if (vin is not null && coming.Vin is null && await db.Row<bool>(TakenSql, new { vin, id }, ct)) problems.When(true, nameof(form.Vin), "这个车架号已经有了。", "There is a vehicle with this VIN already.");
        if (problems.Any) return problems.Refusal();
        var colour = coming.Colour.Length == 0 ? form.Colour?.Trim() ?? "" : coming.Colour;
        await db.Do(Sql, new { id, vin, colour, form.ExpectedOn, form.Step, note = form.Note?.Trim(), move = Guid.CreateVersion7(), now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(id, VehicleState.NameOf(form.Step!));
    }

    private static int Rank(string step) => VehicleState.Coming.TakeWhile(s => s != step).Count();

    private sealed record Coming(string? Vin, string Colour, string Kind);
}
