using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>
/// The check of a vehicle that came (入库检查, 物流交车检查表): what was found, which keys and papers came with it, where it stands. One that is damaged is
/// not for sale until repaired, and the claim against the carrier has its number.
/// </summary>
[Needs(StockRights.Keep)]
internal sealed class CheckIn(Db db, Caller caller, TimeProvider clock) : IDuty
{
    /// <summary>Point of the sheet.</summary>
    internal sealed record Point(string Code, Text Name);

    public static IReadOnlyList<Point> Points { get; } =
    [
        new("vin", new("车架号、发动机号与单据不符", "VIN or engine number differs from the papers")),
        new("paint", new("漆面、车身划伤凹陷", "Paint or body scratched or dented")),
        new("glass", new("玻璃、灯具破损", "Glass or lamps broken")),
        new("tyres", new("轮胎、轮毂损伤", "Tyres or rims damaged")),
        new("interior", new("内饰脏污破损", "Interior dirty or damaged")),
        new("underside", new("底盘磕碰、渗漏", "Underside knocked or leaking")),
        new("electrics", new("仪表报警、电瓶亏电", "Warning lights, battery flat")),
        new("equipment", new("随车物品不齐", "Equipment missing")),
    ];

    internal sealed class Form
    {
        public string[] Faults { get; set; } = [];
        /// <summary>Not for sale until repaired.</summary>
        public bool Damaged { get; set; }
        public string? Damage { get; set; }
        public string? ClaimNo { get; set; }
        public int? OdometerKm { get; set; }
        public string? Place { get; set; }
        /// <summary>Keys and papers that came with it.</summary>
        public string[] Came { get; set; } = [];
    }

    private const string Sql = """
        insert into sales.inbound_checks (store_id, id, vehicle_id, faults, damage, claim_no, odometer, at, by_person)
        select @store, @check, v.id, @faults, nullif(@damage, ''), nullif(@claim, ''), @odometer, @now, @by from sales.vehicles v where v.store_id = @store and v.id = @id
        on conflict on constraint checked_once do nothing returning id
        """;

    private const string MoreSql = """
        insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, place, note, at, by_person)
        select @store, m.id, @id, m.kind, @place, m.note, @now, @by from unnest(@moves, @kinds, @notes) as m(id, kind, note);
        insert into sales.custody (store_id, id, vehicle_id, item, holder, at, by_person) select @store, gen_random_uuid(), @id, i.item, 'warehouse', @now, @by from unnest(@came) as i(item)
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var (faults, came) = (form.Faults.Distinct().ToArray(), form.Came.Distinct().ToArray());
        var problems = new Problems()
            .When(faults.Any(f => Points.All(p => p.Code != f)), nameof(form.Faults), "没有这一项。", "There is no such point.")
            .When((form.Damaged || faults.Length > 0) && string.IsNullOrWhiteSpace(form.Damage), nameof(form.Damage), "请写明哪里有问题。", "Say what is wrong, and where.")
            .When(form.Damaged && faults.Length == 0, nameof(form.Faults), "质损车请选择哪一项有问题。", "Of a damaged vehicle: choose what is wrong.")
            .When(string.IsNullOrWhiteSpace(form.Place), nameof(form.Place), "请填写停在哪个库位。", "Say where it stands.")
            .When(form.OdometerKm is not (>= 0 and <= 5000), nameof(form.OdometerKm), "里程是0到5000公里。", "Between 0 and 5,000 km.")
            .When(came.Any(c => Custody.Items.All(i => i.Code != c)), nameof(form.Came), "没有这种随车资料。", "There is no such paper.")
            .When(form.Damage?.Length > 500, nameof(form.Damage), "最多500字。", "At most 500 characters.")
            .When(form.Place?.Length > 60, nameof(form.Place), "最多60字。", "At most 60 characters.");
        if (problems.Any) return problems.Refusal();
        var (check, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        if (await db.Row<Guid?>(Sql, new { id, check, faults, damage = form.Damage?.Trim(), claim = form.ClaimNo?.Trim(), odometer = form.OdometerKm, now, by = caller.PersonId }, ct) is null)
            return Outcome.Refused("没有这辆车，或它已检查过。", "There is no such vehicle, or it is checked already.");
        string[] kinds = form.Damaged ? ["moved", "damaged"] : ["moved"];
        await db.Do(MoreSql, new
        {
            id,
            moves = kinds.Select(_ => Guid.CreateVersion7()).ToArray(),
            kinds,
            notes = kinds.Select(k => k == "damaged" ? form.Damage?.Trim() : null).ToArray(),
            place = form.Place!.Trim(),
            came,
            now,
            by = caller.PersonId,
        }, ct);
        db.Tell(new VehicleCheckedIn(id, check, form.Damaged, now, caller.PersonId), id);
        return Outcome.Done(id, form.Damaged ? new("已检查：质损，修好前不卖", "Checked: damaged, not for sale until repaired") : new("入库检查完成", "Checked in"));
    }
}
