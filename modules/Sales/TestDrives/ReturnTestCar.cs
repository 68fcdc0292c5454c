using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.TestDrives;

/// <summary>The customer is back (试驾还车): odometer, damage inside and outside, how he liked it, what is to be expected. The car is free again.</summary>
[Needs(TestDriveRights.Drive)]
internal sealed class ReturnTestCar(Db db, Caller caller, TimeProvider clock) : IDuty
{
    /// <summary>Where damage was found; both questions are asked with one press.</summary>
    internal static IReadOnlyList<(string Code, Text Name)> Damages { get; } =
        [("none", new("车内外无损", "No damage")), ("inside", new("车内有损", "Inside")), ("outside", new("车外有损", "Outside")), ("both", new("内外都有", "Both"))];

    internal sealed class Form
    {
        public int? Odometer { get; set; }
        public int? Fuel { get; set; }
        public string? Damage { get; set; }
        public string? DamageNote { get; set; }
        /// <summary>1 to 5.</summary>
        public int? Satisfaction { get; set; }
        public string? Outlook { get; set; }
        public string? Remark { get; set; }
    }

    private const string HoldSql = "select 1 from sales.test_drives where store_id = @store and id = @id for update";

    private const string LookSql = $"""
        select d.card_id, d.visit_id, d.consultant_id, s.car_id, c.number, c.model_code, d.odometer_before, d.scanned from {TestDriveView.From}
        where  d.store_id = @store and d.id = @id and {TestDriveView.IsOut} and {TestDriveView.Mine}
        """;

    private const string Sql = """
        update sales.test_drives set returned_at = @now, returned_by = @by, odometer_after = @Odometer, fuel_after = @Fuel, damage_inside = @inside, damage_outside = @outside, damage_note = @damage,
               satisfaction = @Satisfaction, outlook = @Outlook, remark = @remark
        where  store_id = @store and id = @id;
        update sales.test_cars set odometer_km = @Odometer where store_id = @store and id = @car
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Look>(HoldSql, LookSql, new { id, only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is not { } drive)
            return Outcome.Refused("没有这次试驾，或车已经还了。", "There is no such test drive, or the car is back already.");
        var hurt = form.Damage is "inside" or "outside" or "both";
        var problems = new Problems()
            .When(form.Odometer is null || form.Odometer < drive.OdometerBefore || form.Odometer > drive.OdometerBefore + 500, nameof(form.Odometer), $"请填写还车里程，从{drive.OdometerBefore}公里起。", $"Enter the odometer, from {drive.OdometerBefore} km.")
            .When(form.Fuel is < 0 or > 100, nameof(form.Fuel), "油量或电量是0到100%。", "Tank or battery is between 0 and 100 %.")
            .When(Damages.All(d => d.Code != form.Damage), nameof(form.Damage), "请看车内车外，选择有没有损伤。", "Look inside and outside and say whether there is damage.")
            .When(hurt && string.IsNullOrWhiteSpace(form.DamageNote), nameof(form.DamageNote), "有损伤请写明在哪里。", "Say where the damage is.")
            .When(form.Satisfaction is not (>= 1 and <= 5), nameof(form.Satisfaction), "请选择客户感受。", "Choose how he liked it.")
            .When(!DriveOutlook.All.Contains(form.Outlook ?? ""), nameof(form.Outlook), "请选择成交展望。", "Choose what is to be expected.")
            .When(form.Remark?.Length > 500 || form.DamageNote?.Length > 500, nameof(form.Remark), "最多500字。", "At most 500 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new
        {
            id,
            now,
            by = caller.PersonId,
            form.Odometer,
            form.Fuel,
            inside = form.Damage is "inside" or "both",
            outside = form.Damage is "outside" or "both",
            damage = hurt ? form.DamageNote!.Trim() : null,
            form.Satisfaction,
            form.Outlook,
            remark = form.Remark?.Trim(),
            car = drive.CarId,
        }, ct);
        await TestCarSlot.Free(db, id, now, ct);
        db.Tell(new TestDriveDone(id, drive.CardId, drive.VisitId, drive.CarId, drive.ModelCode, drive.ConsultantId, drive.Scanned, now, caller.PersonId), id);
        return Outcome.Done(id, new($"{drive.Number}号车已还，试驾已登记", $"Test car no. {drive.Number} is back; the drive is on record"));
    }

    private sealed record Look(Guid CardId, Guid? VisitId, Guid ConsultantId, Guid CarId, int Number, string ModelCode, int? OdometerBefore, bool Scanned);
}
