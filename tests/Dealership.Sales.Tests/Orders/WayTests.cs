using Dealership.Plugin;
using Dealership.Sales.Agreements;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Discounts;
using Dealership.Sales.Orders;
using Dealership.Sales.Releases;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Orders;

/// <summary>An order's way from its price to its buyer.</summary>
public sealed class WayTests : OrderHouse
{
    [Fact]
    public async Task Each_step_moves_an_order_on_and_its_history_tells_all_of_it()
    {
        var vehicle = await Vehicle();
        var order = await Order(price: 95_000m);
        var states = new List<string> { await State(order) };
        async Task Then(Task<Outcome> step) { House.Clock.Advance(TimeSpan.FromMinutes(1)); await Ok(step); states.Add(await State(order)); }
        await Then(Decide(order, Cast.Song));
        await Ok(Deposit(order, "D1", 5000));
        await Ok(Sight(order));
        await Ok(Add(order, new() { Kind = "plates", What = "沪牌代办", Price = 800, ChosenFreely = true }));
        await Then(Confirm(order));
        await Then(Allocate(order, vehicle));
        await Then(House.Do(Cast.Song, (ConfirmPayment duty) => duty.Now(order, "R1", default)));
        await Ok(AskFor(order));
        await Then(House.Do(Cast.Song, (ApproveRelease duty) => duty.Now(order, default)));
        await Inspect(vehicle);
        states.Add(await State(order));
        await Then(HandOver(order));
        Assert.Equal(OrderList.StatesInOrder.SkipLast(1), states);
        Assert.Equal(
            ["allocated", "contract", "delivered", "deposit", "discount-approved", "discount-asked", "identity", "inspected", "line", "ordered", "paid", "release-asked", "released"],
            (await Happened(order)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_that_a_release_and_a_handover_wait_for_is_said_at_once()
    {
        var order = await Order(price: 95_000m);
        Assert.Equal(["合同还没有确认。", "折扣还没有批准。", "还没有分配车辆。", "还没有确认全款到账。"], (await AskFor(order)).Problems.Select(p => p.Text.Zh));
        Assert.Equal(["还没有成交价，请先变更订单填写。", "还没有核对客户证件。"], (await Confirm(await Order(price: null))).Problems.Select(p => p.Text.Zh));
        Assert.Equal(
            ["合同还没有确认。", "还没有分配车辆。", "还没有确认全款到账，不能放车。", "还没有批准出库。"], (await HandOver(order)).Problems.Where(p => p.Field.Length == 0).Select(p => p.Text.Zh));
    }

    [Fact]
    public async Task A_contract_is_neither_printed_nor_confirmed_before_the_identity_was_sighted_and_only_its_tail_is_kept()
    {
        await Vehicle();
        var order = await Order(price: 99_000m);
        Assert.Contains("证件", (await Paper(order))!.Why!.Value.Zh);
        Assert.Equal("还没有核对客户证件。", Assert.Single((await Confirm(order)).Problems).Text.Zh);
        Assert.Equal("Tail", Assert.Single((await Sight(order, "310101199001011234")).Problems).Field); // a whole number is refused
        await Ok(Sight(order, "123x"));
        Assert.Equal("123X", await House.Sql<string>("select tail from sales.identities_sighted"));
        var paper = (await Paper(order))!;
        Assert.Equal((null, "张伟", 99_000m), (paper.Why, paper.Buyer, paper.Total));
        Assert.Contains("打印购车合同", await House.Sql<string>("select string_agg(reason_zh, ' ') from customer_service.reveals"));
        await Ok(Confirm(order));
        Assert.Equal("123X", (await Deal(order)).Identity!.Tail);
        Assert.Null((await Deal(order, Cast.Gao)).Identity!.Tail); // the general manager does not sell
    }

    [Fact]
    public async Task Nothing_is_tied_to_a_vehicle_without_the_customers_own_choice_a_line_is_refused()
    {
        await Vehicle();
        var order = await Order(price: 99_000m);
        Assert.False(new AddLine.Form().ChosenFreely); // never ticked beforehand
        Assert.Equal("ChosenFreely", Assert.Single((await Add(order, new() { Kind = "insurance", Price = 3500 })).Problems).Field);
        Assert.Equal(["Kind", "Price", "ChosenFreely"], (await Add(order, new() { Kind = "gift" })).Problems.Select(p => p.Field));
        await Ok(Add(order, new() { Kind = "insurance", Price = 3500.5m, ChosenFreely = true }));
        await Ok(Add(order, new() { Kind = "warranty", Price = 2000, ChosenFreely = true }));
        var line = (await Deal(order)).Lines[1].Id;
        await Ok(House.Do(Cast.Wei, (DropLine duty) => duty.Now(order, line, default)));
        await Ok(Sight(order));
        Assert.Equal(102_500.5m, (await Paper(order))!.Total);
        await Ok(Confirm(order));
        Assert.False((await Add(order, new() { Kind = "plates", Price = 800, ChosenFreely = true })).Ok); // signed
        await Assert.ThrowsAnyAsync<Exception>(() => House.Sql<int>("update sales.contract_lines set chosen_freely = false returning 1"));
    }

    [Fact]
    public async Task The_oldest_of_its_model_and_colour_goes_first_and_another_takes_a_reason_and_the_sales_manager()
    {
        var newer = await VehicleInStock(received: new(2026, 2, 1));
        var oldest = await VehicleInStock("LSVAA49J932047372", received: new(2026, 1, 1));
        var red = await VehicleInStock("LSVAA49J032047376", colour: "红", received: new(2026, 2, 20));
        var order = await Order();
        Assert.Equal("VehicleId", Assert.Single((await Allocate(order, newer)).Problems).Field);
        Assert.Equal("Reason", Assert.Single((await Allocate(order, newer, Cast.Song)).Problems).Field);
        await Ok(Allocate(order, newer, Cast.Song, "客户要求带天窗的这辆"));
        Assert.Equal("客户要求带天窗的这辆", await House.Sql<string>("select reason from sales.allocations"));
        Assert.Equal("VehicleId", Assert.Single((await Allocate(order, oldest)).Problems).Field); // in place of another
        await Ok(Allocate(order, oldest, Cast.Song, "客户改主意"));
        Assert.Contains("changed", await Happened(order));
        await Ok(Allocate(await Order(), red)); // the oldest red one, though the newest here
    }

    [Fact]
    public async Task A_colour_that_was_ordered_is_given_or_the_sales_manager_says_why_not()
    {
        var (white, red) = (await VehicleInStock(received: new(2026, 1, 1)), await VehicleInStock("LSVAA49J032047376", colour: "红"));
        var customer = await Customer();
        var order = (await Ok(House.Do(Cast.Wei, (TakeOrder duty) => duty.Now(new() { CustomerId = customer, ModelCode = "TC31", Colour = "红", Price = 99_800m }, default)))).Id!.Value;
        Assert.False((await Allocate(order, white)).Ok);
        Assert.Equal([red], (await House.Read(Cast.Song, (OrderRecord record) => record.Show(order, default)))!.Candidates.Where(c => c.Next).Select(c => c.Id));
        await Ok(Allocate(order, red));
    }

    [Fact]
    public async Task A_vehicle_handed_over_elsewhere_is_offered_to_nobody()
    {
        await HandOver(await ReadyOrder());
        await House.Sql<int>("delete from sales.allocations returning 1"); // as an import leaves it
        var order = await Order();
        Assert.Empty((await House.Read(Cast.Song, (OrderRecord record) => record.Show(order, default)))!.Candidates);
        Assert.False((await Allocate(order, await House.Sql<Guid>("select id from sales.vehicles"), Cast.Song, "试试")).Ok);
    }

    [Fact]
    public async Task A_release_is_read_from_the_car_and_approved_by_another_who_has_it_on_his_desk()
    {
        var (vehicle, order) = (await Vehicle(), await Order(price: 99_000m));
        await Sign(order);
        await Ok(Allocate(order, vehicle));
        await Ok(House.Do(Cast.Song, (ConfirmPayment duty) => duty.Now(order, "R1", default)));
        foreach (var wrong in new[] { "999999", "7371", "", null }) Assert.Equal("VinTail", Assert.Single((await AskFor(order, wrong)).Problems).Field);
        await Ok(AskFor(order));
        Assert.Equal(Cast.Song.Name, await Owed("SM-5"));
        Assert.False((await Change(order, new() { Price = 98_000m, Reason = "再优惠" })).Ok); // on its way out
        await Ok(House.Do(Cast.Song, (ApproveRelease duty) => duty.Now(order, default)));
        Assert.Equal(($"{Cast.Song.Name}✓", Cast.Wei.Name), (await Owed("SM-5"), await Owed("SC-8")));
        await Inspect(vehicle);
        var delivery = (await Ok(HandOver(order))).Id!.Value; // only the controls were explained
        Assert.Equal(Cast.Wei.Name, await Owed("SC-8"));
        await Ok(House.Do(Cast.Wei, (ExplainRest duty) => duty.Now(delivery, default)));
        Assert.Equal($"{Cast.Wei.Name}✓", await Owed("SC-8"));
        Assert.False((await House.Do(Cast.Wei, (ExplainRest duty) => duty.Now(delivery, default))).Ok);
    }

    [Fact]
    public async Task Whoever_asked_for_a_release_does_not_approve_it()
    {
        var (vehicle, order) = (await Vehicle(), await Order(price: 99_000m));
        await Sign(order);
        await Ok(Allocate(order, vehicle));
        await Ok(House.Do(Cast.Song, (ConfirmPayment duty) => duty.Now(order, "R1", default)));
        await Ok(House.Do(Cast.Song, (AskRelease duty) => duty.Now(order, Vin[^6..], default)));
        Assert.Contains("别人", Assert.Single((await House.Do(Cast.Song, (ApproveRelease duty) => duty.Now(order, default))).Problems).Text.Zh);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (ApproveRelease duty) => duty.Now(order, default)));
    }

    [Fact]
    public async Task A_deposit_is_entered_once_and_goes_back_or_is_kept_when_the_order_is_cancelled()
    {
        await Vehicle();
        var (order, other) = (await Order(price: 99_000m), await Order(price: 99_000m));
        Assert.Equal(["ReceiptNo", "Amount"], (await Deposit(order, " ", 0)).Problems.Select(p => p.Field));
        Assert.Single(await Task.WhenAll(Deposit(order, "D1", 5000), Deposit(order, "D1", 5000)), o => o.Ok);
        Assert.False((await Deposit(other, "D1", 5000)).Ok); // the same slip
        Assert.Equal("ReturnNo", Assert.Single((await Cancel(order, new() { Reason = "贷款未批" })).Problems).Field);
        Assert.Equal("ReturnNo", Assert.Single((await Cancel(order, new() { Reason = "贷款未批", ReturnNo = "T1", KeepDeposit = true })).Problems).Field);
        await Ok(Cancel(order, new() { Reason = "贷款未批", ReturnNo = "T1" }));
        Assert.Equal("T1", Assert.Single((await Deal(order)).Deposits).ReturnNo);
        Assert.Contains("deposit-returned", await Happened(order));
        Assert.Equal($"{Cast.Wei.Name}✓ {Cast.Wei.Name}", await Owed("SC-4")); // a cancelled order's contract is owed no more
    }

    [Fact]
    public async Task A_change_keeps_what_was_before_voids_the_contract_and_frees_a_vehicle_of_another_model()
    {
        var vehicle = await Vehicle();
        await VehicleInStock("LSVAA49J932047372", "TU53");
        var order = await Order(price: 99_000m);
        await Sign(order);
        await Ok(Allocate(order, vehicle));
        Assert.Equal(["", "Reason"], (await Change(order, new())).Problems.Select(p => p.Field));
        Assert.Equal(["ModelCode", "PromisedOn"], (await Change(order, new() { ModelCode = "XX", PromisedOn = new(2026, 1, 1), Reason = "改" })).Problems.Select(p => p.Field));
        await Ok(Change(order, new() { PromisedOn = new(2026, 3, 20), Reason = "客户出差" }));
        Assert.NotNull((await Deal(order)).Contract); // another day leaves it in force
        await Ok(Change(order, new() { ModelCode = "tu53", Reason = "换车型" }));
        Assert.Null((await Deal(order)).Contract);
        Assert.Null((await House.Read(Cast.Wei, (OrderRecord record) => record.Show(order, default)))!.Order.VehicleId);
        Assert.Equal(("TC31", "TU53", Cast.Wei.Id), (await House.Sql<string>("select model_before from sales.order_changes order by at desc, model_after desc limit 1"),
            await House.Sql<string>("select model_after from sales.order_changes order by at desc, model_after desc limit 1"), await House.Sql<Guid>("select by_person from sales.order_changes limit 1")));
        Assert.Equal(Cast.Wei.Name, await Owed("SC-4")); // the contract is owed again
        await Ok(Confirm(order));
        Assert.Equal($"{Cast.Wei.Name}✓", await Owed("SC-4"));
    }
}
