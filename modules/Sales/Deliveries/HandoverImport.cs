using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Deliveries;

/// <summary>
/// Handovers that were done elsewhere (another system, paper): vehicle, customer, order and delivery from one row, matched
/// by VIN. They count for CS-6 like any other, marked as entered late when they are.
/// </summary>
internal sealed class HandoverImport(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, ICustomers customers) : IImport
{
    public ImportSheet Sheet { get; } = new("handovers", new("交车记录", "Handovers"), Rights.CancelDelivery,
    [
        new("vin", new("车架号", "VIN"), CellKind.Vin, true, ["VIN码", "底盘号", "车架号(VIN)"]),
        new("handed_over", new("交车时间", "Handed over at"), CellKind.Date, true, ["交车日期", "提车日期"]),
        new("customer", new("客户姓名", "Customer"), CellKind.Text, true, ["车主姓名", "姓名", "客户"]),
        new("phone", new("手机", "Phone"), CellKind.Phone, true, ["联系电话", "电话", "手机号", "手机号码"]),
        new("model", new("车型", "Model"), CellKind.Text, true, ["车型代码", "车系"]),
        new("colour", new("颜色", "Colour"), CellKind.Text, false, ["外观颜色", "车身颜色"]),
        new("consultant", new("销售顾问", "Consultant"), CellKind.Text, true, ["顾问", "业务员"]),
        new("odometer", new("里程", "Odometer"), CellKind.Whole, false, ["交车里程", "公里数"]),
    ], ["vin"]);

    private const string ExistingSql = """
        select v.vin from sales.vehicles v join sales.deliveries d on d.store_id = @store and d.vehicle_id = v.id
        where  v.store_id = @store and v.vin = any(@vins)
          and  not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)
        """;

    public async Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var delivered = (await db.Rows<string>(ExistingSql, new { vins = rows.Select(r => r["vin"]).Where(v => v is not null).ToArray() }, ct)).ToHashSet();
        var consultants = await Consultants(rows, ct);
        var now = clock.GetUtcNow();
        var zone = await calendar.Zone(ct);
        return [.. rows.Select(row =>
        {
            var problems = new List<Problem>();
            if (row["consultant"] is { } who && !consultants.ContainsKey(who))
                problems.Add(new("consultant", new($"没有叫“{who}”的员工，请填写工号或姓名。", $"There is nobody called “{who}”; write the employee number or the name.")));
            if (row["handed_over"] is { } at && At(at, zone) > now) problems.Add(new("handed_over", new("交车时间不能在将来。", "A handover cannot lie in the future.")));
            return new RowVerdict(problems, row["vin"] is { } vin && delivered.Contains(vin));
        })];
    }

    public async Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var delivered = (await db.Rows<string>(ExistingSql, new { vins = rows.Select(r => r["vin"]!).ToArray() }, ct)).ToHashSet();
        var fresh = rows.Where(r => !delivered.Contains(r["vin"]!)).ToArray();
        var consultants = await Consultants(fresh, ct);
        var buyers = new Dictionary<string, Guid>();
        foreach (var row in fresh.DistinctBy(r => r["phone"])) buyers[row["phone"]!] = await customers.FindOrAdd(new(row["customer"]!, row["phone"]!, "import"), ct);
        var zone = await calendar.Zone(ct);
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var lines = fresh.Select(row => new Line(row, At(row["handed_over"]!, zone), buyers[row["phone"]!], consultants[row["consultant"]!])).ToArray();
        var vehicles = (await db.Rows<Vehicle>(WriteSql, new
        {
            vins = lines.Select(l => l.Row["vin"]!).ToArray(),
            models = lines.Select(l => l.Row["model"]!).ToArray(),
            colours = lines.Select(l => l.Row["colour"] ?? "").ToArray(),
            ids = lines.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            orders = lines.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            deliveries = lines.Select(l => l.DeliveryId).ToArray(),
            buyers = lines.Select(l => l.Buyer).ToArray(),
            consultants = lines.Select(l => l.Consultant).ToArray(),
            ats = lines.Select(l => l.At.UtcDateTime).ToArray(),
            kms = lines.Select(l => int.Parse(l.Row["odometer"] ?? "0", CultureInfo.InvariantCulture)).ToArray(),
            lates = lines.Select(l => Late(l.At, zone, today)).ToArray(),
            now,
            by = caller.PersonId,
        }, ct)).ToDictionary(v => v.DeliveryId);
        foreach (var l in lines)
        {
            var v = vehicles[l.DeliveryId];
            db.Tell(new VehicleHandedOver(l.DeliveryId, v.OrderId, l.Buyer, v.VehicleId, l.Row["model"]!, l.Row["vin"]![^6..], l.Consultant, l.At,
                int.Parse(l.Row["odometer"] ?? "0", CultureInfo.InvariantCulture), "retail", Late(l.At, zone, today)), l.DeliveryId);
        }
        var made = lines.ToDictionary(l => l.Row.Number, l => l.DeliveryId);
        return [.. rows.Select(r => made.TryGetValue(r.Number, out var id) ? new RowResult(r.Number, id, true) : new RowResult(r.Number, null, false))];
    }

    public async Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Rows<Guid>("""
            insert into sales.delivery_cancellations (store_id, delivery_id, reason, at, by_person)
            select @store, id, '导入撤回', @now, @by from sales.deliveries where store_id = @store and id = any(@ids)
            on conflict do nothing returning delivery_id
            """, new { ids = results.Where(r => r.Created).Select(r => r.Id!.Value).ToArray(), now, by = caller.PersonId }, ct);
        foreach (var id in taken) db.Tell(new HandoverCancelled(id, now), id);
        return [];
    }

    private const string WriteSql = """
        with given as (
            select * from unnest(@vins, @models, @colours, @ids, @orders, @deliveries, @buyers, @consultants, @ats::timestamptz[], @kms, @lates)
                as g(vin, model, colour, id, order_id, delivery_id, buyer, consultant, at, km, late)),
        v as (
            insert into sales.vehicles as v (store_id, id, vin, model_code, model_name, colour, received_on, added_at, added_by)
            select @store, id, vin, model, model, colour, at::date, @now, @by from given
            on conflict (store_id, vin) do update set vin = excluded.vin
            returning v.id, v.vin),
        o as (
            insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, ordered_at, added_by)
            select @store, order_id, 'IM' || right(vin, 8) || '-' || right(order_id::text, 6), buyer, consultant, model, at, @by from given returning id)
        insert into sales.deliveries (store_id, id, order_id, vehicle_id, customer_id, consultant_id, handed_over_at, odometer_km, kind, papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late)
        select @store, g.delivery_id, g.order_id, v.id, g.buyer, g.consultant, g.at, least(g.km, 5000), 'retail', '{}', '{}', false, false, @now, @by, g.late
        from   given g join v on v.vin = g.vin
        returning id as delivery_id, order_id, vehicle_id
        """;

    private async Task<Dictionary<string, Guid>> Consultants(IEnumerable<ImportRow> rows, CancellationToken ct)
    {
        var known = new Dictionary<string, Guid>();
        // A store has a dozen consultants: asked once per name, not once per row.
        foreach (var who in rows.Select(r => r["consultant"]).OfType<string>().Distinct())
            if (await people.Known(who, ct) is { } person) known[who] = person.Id;
        return known;
    }

    private static bool Late(DateTimeOffset at, TimeZoneInfo zone, DateOnly today) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) < today;

    /// <summary>yyyy-MM-dd[ HH:mm] at the store; a day without a time is its noon.</summary>
    private static DateTimeOffset At(string value, TimeZoneInfo zone)
    {
        var local = value.Length > 10 ? DateTime.ParseExact(value, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : DateTime.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(12);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private sealed record Vehicle(Guid DeliveryId, Guid OrderId, Guid VehicleId);

    private sealed record Line(ImportRow Row, DateTimeOffset At, Guid Buyer, Guid Consultant)
    {
        public Guid DeliveryId { get; } = Guid.CreateVersion7(At);
    }
}
