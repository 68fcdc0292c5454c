using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Network;

/// <summary>
/// Places cars at a dealer (铺车): no more than its agreement allows and its deposit covers, and only cars that stand free in stock. What is
/// missing is said in cars and yuan.
/// </summary>
[Needs(NetworkRights.Keep)]
internal sealed class PlaceCars(Db db, Caller caller, TimeProvider clock, ICalendar calendar, NetworkRules rules) : IDuty
{
    internal sealed class Form
    {
        public Guid[] Vehicles { get; set => field = value ?? []; } = [];
    }

    private const string DealerSql = $"select d.placed, coalesce(d.car_limit, 0) as car_limit, d.deposit, d.valid_to, {DealerView.IsActive} as active from {DealerView.From} where d.id = @dealer";

    private const string Sql = $"""
        insert into sales.secondary_placements (store_id, id, dealer_id, vehicle_id, placed_at, placed_by)
        select @store, gen_random_uuid(), @dealer, f.id, @now, @by from sales.vehicles f
        where  f.store_id = @store and f.id = any(@cars) and {FreeVehicle.Sql}
        on conflict do nothing returning id
        """;

    public async Task<Outcome> Now(Guid dealer, Form form, CancellationToken ct)
    {
        var (now, today, rule) = (clock.GetUtcNow(), await calendar.Today(ct), await rules.On(null, ct));
        if (await db.RowHolding<Dealer>(DealerView.Hold, DealerSql, new { dealer, today }, ct) is not { } at) return Outcome.Refused("没有这家二网。", "There is no such dealer.");
        var cars = form.Vehicles.Distinct().ToArray();
        var then = at.Placed + cars.Length;
        var short_ = then * rule.CoverPerCar - at.Deposit;
        var problems = new Problems()
            .When(cars.Length == 0, nameof(form.Vehicles), "请选择要铺的车。", "Choose the cars.")
            .When(!at.Active, "", "协议和保证金齐了才能铺车。", "No car goes there before agreement and deposit are in.")
            .When(at.Active && !(at.ValidTo >= today), "", "协议已到期，先续签再铺车。", "The agreement has run out: renew it first.")
            .When(at.Active && then > at.CarLimit, nameof(form.Vehicles), $"额度{at.CarLimit}台，已铺{at.Placed}台，再铺{cars.Length}台就超{then - at.CarLimit}台。",
                $"The limit is {at.CarLimit}; {at.Placed} stand there, and {cars.Length} more would be {then - at.CarLimit} too many.")
            .When(at.Active && short_ > 0, nameof(form.Vehicles), $"{then}台车要{then * rule.CoverPerCar:#,##0}元保证金，还差{short_:#,##0}元。",
                $"{then} cars take a deposit of {then * rule.CoverPerCar:#,##0} yuan; {short_:#,##0} are missing.");
        if (problems.Any) return problems.Refusal();
        if ((await db.Rows<Guid>(Sql, new { dealer, cars, now, by = caller.PersonId }, ct)).Count < cars.Length)
            return problems.When(true, nameof(form.Vehicles), "有车已不在库：刚被分配、交车或铺到别家，请重新选择。", "A car is no longer free: allocated, handed over or placed elsewhere this moment. Choose again.").Refusal();
        return Outcome.Done(dealer, Said(cars.Length, Math.Min(at.CarLimit, rule.Covers(at.Deposit)) - then));
    }

    private static Text Said(int placed, int left) => new($"已铺{placed}台，还可再铺{left}台", $"{placed} placed; {left} more may go there");

    private sealed record Dealer(int Placed, int CarLimit, decimal Deposit, DateOnly? ValidTo, bool Active);
}
