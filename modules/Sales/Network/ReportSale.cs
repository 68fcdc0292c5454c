using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.Sales.Network;

/// <summary>
/// Writes down what a dealer reports (二网销售上报): the car, when it was sold, and the buyer, who knows that his name and number come to us. It
/// becomes a handover like any other and owes the same call within three days.
/// </summary>
[Needs(NetworkRights.Keep)]
internal sealed class ReportSale(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers, NetworkRules rules) : IDuty
{
    internal sealed class Form
    {
        public string? Name { get; set; }
        public string? Phone { get; set; }
        /// <summary>The store's wall clock; now when empty.</summary>
        public DateTime? SoldAt { get; set; }
        /// <summary>The buyer was told, and agreed, that name and number are given to the store and that it calls.</summary>
        public bool Consent { get; set; }
    }

    private const string HoldSql = "select 1 from sales.secondary_placements where store_id = @store and id = @placement for update";

    private const string CarSql = """
        select p.dealer_id, d.officer_id, p.vehicle_id, v.vin, v.model_code, p.placed_at, p.ended_at is not null as ended,
               exists (select 1 from sales.allocations a where a.store_id = @store and a.vehicle_id = v.id) as promised
        from   sales.secondary_placements p
        join   sales.secondary_dealers d on d.store_id = @store and d.id = p.dealer_id
        join   sales.vehicles v on v.store_id = @store and v.id = p.vehicle_id
        where  p.store_id = @store and p.id = @placement
        """;

    private const string Sql = """
        insert into sales.secondary_sales (store_id, placement_id, dealer_id, delivery_id, sold_at, reported_at, reported_by, in_time)
        values (@store, @placement, @dealer, @delivery, @at, @now, @by, @inTime);
        update sales.secondary_placements set ended_at = @at, ended_by = @by, how = 'sold' where store_id = @store and id = @placement
        """;

    public async Task<Outcome> Now(Guid placement, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Car>(HoldSql, CarSql, new { placement }, ct) is not { } car) return Outcome.Refused("没有这台铺车。", "There is no such car.");
        if (car.Ended) return Outcome.Refused("这台车已取回或已售出。", "This car is back or sold already.");
        if (car.Promised) return Outcome.Refused("这台车已分配给本店订单，请先在订单上换车。", "This car is allocated to an order of the store: give that order another one first.");
        var (now, zone, today, rule) = (clock.GetUtcNow(), await calendar.Zone(ct), await calendar.Today(ct), await rules.On(null, ct));
        var at = form.SoldAt is { } typed ? zone.Instant(typed) : now;
        var readable = PhoneNumber.TryRead(form.Phone, out _, out var unreadable);
        var problems = new Problems()
            .When(form.Name?.Trim().Length is null or 0 or > 60, nameof(form.Name), "请填写买方姓名。", "Enter the buyer's name.")
            .When(!readable, nameof(form.Phone), unreadable.Zh, unreadable.En)
            .When(!form.Consent, nameof(form.Consent), "买方没有同意，不能收下他的姓名和手机；请他到本店办理。", "Without the buyer's consent his name and number are not taken: he is served at the store.")
            .When(at > now.AddMinutes(1), nameof(form.SoldAt), "售出时间不能在将来。", "A sale cannot lie in the future.")
            .When(at < car.PlacedAt, nameof(form.SoldAt), "售出时间早于铺车。", "The sale lies before the car was placed.");
        if (problems.Any) return problems.Refusal();
        var customer = await customers.FindOrAdd(new(form.Name!.Trim(), form.Phone!, "secondary"), ct);
        var delivery = await SecondaryHandover.Write(db, new(car.VehicleId, car.Vin, car.ModelCode, customer, car.OfficerId, at), now, caller.PersonId, zone.DayOf(at) < today, ct);
        var inTime = now - at <= TimeSpan.FromHours(rule.ReportHours);
        await db.Do(Sql, new { placement, dealer = car.DealerId, delivery, at, now, by = caller.PersonId, inTime }, ct);
        await Breaches.Look(db, car.DealerId, rule.CoverPerCar, today, now, caller.PersonId, ct);
        return Outcome.Done(delivery, inTime ? new("已登记售出，客服将在3日内回访", "Sale written down; customer service calls within 3 days")
            : new($"已登记售出，但超过{rule.ReportHours}小时才上报，考核会扣分", $"Sale written down, but reported after more than {rule.ReportHours} hours: it costs points"));
    }

    private sealed record Car(Guid DealerId, Guid OfficerId, Guid VehicleId, string Vin, string ModelCode, DateTimeOffset PlacedAt, bool Ended, bool Promised);
}
