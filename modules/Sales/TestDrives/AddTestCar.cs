using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.Sales.TestDrives;

/// <summary>Opens the file of a test car (试驾车档案): which car, until when insured and inspected, who has its keys.</summary>
[Needs(TestDriveRights.KeepCars)]
internal sealed class AddTestCar(Db db, Caller caller, TimeProvider clock, IPeople people) : IDuty
{
    internal sealed class Form
    {
        public string? Vin { get; set; }
        public string? Plate { get; set; }
        public string? ModelCode { get; set; }
        public DateOnly? InsuredUntil { get; set; }
        public DateOnly? InspectedUntil { get; set; }
        public int? OdometerKm { get; set; }
        /// <summary>Has the keys; whoever adds it when empty.</summary>
        public Guid? KeeperId { get; set; }
    }

    // One after the other: two files opened at once would both take the next number.
    private const string HoldSql = "select pg_advisory_xact_lock(@store, 1012)";

    private const string Sql = """
        insert into sales.test_cars (store_id, id, number, vin, plate, model_code, insured_until, inspected_until, keeper_id, odometer_km, added_at, added_by)
        select @store, @id, coalesce(max(number), 0) + 1, @vin, @plate, @model, @InsuredUntil, @InspectedUntil, @keeper, @km, @now, @by from sales.test_cars where store_id = @store
        on conflict on constraint one_file_per_test_car do nothing returning number
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var vinIs = Vin.TryRead(form.Vin, out var vin, out var noVin);
        var plate = default(Plate);
        var noPlate = default(Contracts.Text);
        var plateIs = string.IsNullOrWhiteSpace(form.Plate) || Plate.TryRead(form.Plate, out plate, out noPlate);
        var keeper = form.KeeperId ?? caller.PersonId;
        var problems = new Problems()
            .When(!vinIs, nameof(form.Vin), noVin.Zh, noVin.En)
            .When(!plateIs, nameof(form.Plate), noPlate.Zh, noPlate.En)
            .When(form.ModelCode?.Trim().Length is null or 0 or > 20, nameof(form.ModelCode), "请填写车型代码。", "Enter the model code.")
            .When(form.InsuredUntil is null, nameof(form.InsuredUntil), "请填写保险到期日。", "Enter until when it is insured.")
            .When(form.InspectedUntil is null, nameof(form.InspectedUntil), "请填写年检到期日。", "Enter until when it is inspected.")
            .When(form.OdometerKm is not (>= 0 and <= 1_000_000), nameof(form.OdometerKm), "请填写里程。", "Enter the odometer.")
            .When(!(await people.Named([keeper], ct)).ContainsKey(keeper), nameof(form.KeeperId), "没有这位员工。", "There is no such person.");
        if (problems.Any) return problems.Refusal();
        await db.Do(HoldSql, null, ct);
        var id = Guid.CreateVersion7();
        var args = new { id, vin = vin.Value, plate = plate.Value is { Length: > 0 } read ? read : null, model = form.ModelCode!.Trim().ToUpperInvariant(), form.InsuredUntil, form.InspectedUntil, keeper, km = form.OdometerKm, now = clock.GetUtcNow(), by = caller.PersonId };
        return await db.Row<int?>(Sql, args, ct) is { } number
            ? Outcome.Done(id, new($"{number}号试驾车已建档", $"Test car no. {number} has its file"))
            : problems.When(true, nameof(form.Vin), "这辆车已有档案。", "This car has its file already.").Refusal();
    }
}
