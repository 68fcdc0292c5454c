using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Inspections;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Deliveries;

/// <summary>
/// Hands the allocated vehicle over to its buyer (交车). Blocked until the contract is confirmed, it is paid in full, released, inspected within the
/// last days, the right vehicle, and all papers the law names go with it. Starts the follow-up within 3 days (CS-6).
/// </summary>
[Needs(Rights.HandOver)]
internal sealed class HandOverVehicle(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    /// <summary>How long a passed inspection holds.</summary>
    public const int InspectionDays = 7;

    /// <summary>What passed after this instant still holds.</summary>
    public static DateTimeOffset InspectedSince(TimeProvider clock) => clock.GetUtcNow().AddDays(-InspectionDays);

    /// <summary>What is typed or ticked. Time is the store's own; empty means now.</summary>
    internal sealed class Form
    {
        public string? VinTail { get; set; }
        public int? OdometerKm { get; set; }
        public string? ServiceAdviser { get; set; }
        public DateTime? HandedOverAt { get; set; }
        public string Kind { get; set; } = "retail";
        /// <summary>A form with nothing ticked posts nothing at all.</summary>
        public string[] Papers { get; set => field = value ?? []; } = [];
        public string[] Explained { get; set => field = value ?? []; } = [];
        public bool ContactConsent { get; set; }
        public bool PhotoConsent { get; set; }
    }

    private const string OrderSql = $"""
        select o.customer_id, o.consultant_id, o.model_code, o.ordered_at, v.id as vehicle_id, v.vin,
               exists (select 1 from sales.payments_in_full p where p.store_id = @store and p.order_id = o.id) as paid,
               (select max(passed_at) from sales.inspections i where i.store_id = @store and i.vehicle_id = v.id) as pdi_at,
               exists (select 1 from sales.pdi_sheets s where s.store_id = @store and s.vehicle_id = v.id and s.finished_at is null and {InspectionView.Unsafe}) as unsafe,
               exists (select 1 from sales.contracts c where c.store_id = @store and c.order_id = o.id and c.voided_at is null) as signed,
               exists (select 1 from sales.releases r where r.store_id = @store and r.order_id = o.id and r.vehicle_id = v.id and r.dropped_at is null and r.approved_at is not null) as released,
               exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id
                       and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)) as delivered,
               exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id) as cancelled
        from   sales.orders o
        left   join sales.allocations a on a.store_id = @store and a.order_id = o.id
        left   join sales.vehicles v on v.store_id = @store and v.id = a.vehicle_id
        where  o.store_id = @store and o.id = @orderId
        """;

    private const string InsertSql = """
        insert into sales.deliveries (store_id, id, order_id, vehicle_id, customer_id, consultant_id, service_adviser, handed_over_at, odometer_km, kind,
                                      papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late)
        values (@store, @id, @orderId, @vehicleId, @customerId, @consultantId, @serviceAdviser, @at, @odometer, @kind,
                @papers, @explained, @contactConsent, @photoConsent, @now, @by, @late)
        """;

    public async Task<Outcome> Now(Guid orderId, Form form, CancellationToken ct)
    {
        var order = await db.RowHolding<OrderRow>(OrderHold.Sql, OrderSql, new { orderId }, ct);
        if (order is null) return Outcome.Refused("没有这张订单。", "There is no such order.");
        if (order.Delivered) return Outcome.Refused("这张订单已经交车。", "This order was already handed over.");
        if (order.Cancelled) return Outcome.Refused("这张订单已退订。", "This order was cancelled.");
        var zone = await calendar.Zone(ct);
        var now = clock.GetUtcNow();
        var at = form.HandedOverAt is { } typed ? new DateTimeOffset(typed, zone.GetUtcOffset(typed)).ToUniversalTime() : now;
        var problems = Check(order, form, at, now);
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7(now);
        var late = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) < await calendar.Today(ct);
        await db.Do(InsertSql, new
        {
            id,
            orderId,
            vehicleId = order.VehicleId,
            order.CustomerId,
            order.ConsultantId,
            serviceAdviser = form.ServiceAdviser!.Trim(),
            at,
            odometer = form.OdometerKm,
            form.Kind,
            papers = form.Papers,
            explained = form.Explained,
            form.ContactConsent,
            form.PhotoConsent,
            now,
            by = caller.PersonId,
            late,
        }, ct);
        db.Tell(new VehicleHandedOver(id, orderId, order.CustomerId, order.VehicleId!.Value, order.ModelCode, order.Vin![^6..], order.ConsultantId, at, form.OdometerKm!.Value, form.Kind, late), id);
        if (Papers.Explained.All(e => form.Explained.Contains(e.Code))) db.Tell(new HandoverExplained(id, orderId, now, caller.PersonId), orderId);
        return Outcome.Done(id, new("已交车，客服将在3日内回访", "Handed over; customer service calls within 3 days"));
    }

    private static Problems Check(OrderRow order, Form form, DateTimeOffset at, DateTimeOffset now)
    {
        var missing = Papers.Missing(form.Papers).ToArray();
        return new Problems()
            .When(!order.Signed, "", "合同还没有确认。", "The contract is not confirmed.")
            .When(order.VehicleId is null, "", "还没有分配车辆。", "No vehicle is allocated yet.")
            .When(!order.Paid, "", "还没有确认全款到账，不能放车。", "It is not paid in full: the vehicle cannot be released.")
            .When(!order.Released, "", "还没有批准出库。", "Its release is not approved.")
            .When(order.VehicleId is not null && (order.PdiAt is null || order.PdiAt < at.AddDays(-InspectionDays)), "",
                $"车辆没有{InspectionDays}天内通过的PDI。", $"The vehicle has no PDI passed within {InspectionDays} days.")
            .When(order.Unsafe, "", "正在做的PDI有安全项未解决，车不能走。", "A safety item is open on the vehicle's inspection sheet: it stays here.")
            .When(order.Vin is not null && !order.Vin.EndsWith(form.VinTail?.Trim().ToUpperInvariant() ?? "-", StringComparison.Ordinal) || form.VinTail?.Trim().Length < 6, nameof(form.VinTail),
                "车架号后六位与分配的车辆不符，请到车前核对。", "The last six of the VIN are not those of the allocated vehicle: look at the car.")
            .When(form.OdometerKm is null or < 0 or > 5000, nameof(form.OdometerKm), "请填写里程（0–5000公里）。", "Enter the odometer (0–5,000 km).")
            .When(string.IsNullOrWhiteSpace(form.ServiceAdviser), nameof(form.ServiceAdviser), "请指定服务顾问。", "Name the service adviser.")
            .When(form.Kind is not ("retail" or "key-account" or "secondary"), nameof(form.Kind), "请选择交车类型。", "Choose the kind of handover.")
            .When(at > now.AddMinutes(1), nameof(form.HandedOverAt), "交车时间不能在将来。", "A handover cannot lie in the future.")
            .When(at < order.OrderedAt, nameof(form.HandedOverAt), "交车时间早于订单。", "The handover lies before the order.")
            .When(missing.Length > 0, nameof(form.Papers), $"缺少必交资料：{string.Join("、", missing.Select(p => p.Name.Zh))}。",
                $"Papers that must go with it are missing: {string.Join(", ", missing.Select(p => p.Name.En))}.");
    }

    private sealed record OrderRow(
        Guid CustomerId, Guid ConsultantId, string ModelCode, DateTimeOffset OrderedAt, Guid? VehicleId, string? Vin, bool Paid, DateTimeOffset? PdiAt, bool Unsafe, bool Signed, bool Released, bool Delivered, bool Cancelled);
}
