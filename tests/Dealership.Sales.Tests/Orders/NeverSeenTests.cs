using Dealership.Plugin;
using Dealership.Sales.Agreements;
using Dealership.Sales.Discounts;
using Dealership.Sales.Orders;
using Dealership.Sales.Releases;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Orders;

/// <summary>Who never sees what of an order.</summary>
public sealed class NeverSeenTests : OrderHouse
{
    [Fact]
    public async Task Prices_discounts_and_papers_never_leave_sales()
    {
        var (vehicle, order) = (await Vehicle(), await Order(price: 95_432m));
        await Ok(Decide(order, Cast.Song, reason: "团购"));
        await Ok(Deposit(order, "D1", 5678));
        await Ok(Add(order, new() { Kind = "insurance", Price = 3456, ChosenFreely = true }));
        await Sign(order);
        await Ok(Allocate(order, vehicle));
        await Ok(Change(order, new() { Price = 95_433m, Reason = "凑整" }));
        await Ok(Confirm(order));
        var told = await House.Sql<string>("select string_agg(body::text, ' ') from sales.outbox");
        Assert.All(new[] { "95432", "95433", "100000", "4.57", "5678", "3456", "123X", "张" }, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
        foreach (var person in new[] { Cast.Ke, Cast.Lin, Cast.Xin, Cast.Shu, Cast.Mei, Cast.Du, Cast.An })
        {
            Assert.False(House.As(person).May(Rights.SeePrices), person.Name);
            await Assert.ThrowsAsync<NotAllowedException>(() => Deal(order, person));
            await Assert.ThrowsAsync<NotAllowedException>(() => Happened(order, person));
            await Assert.ThrowsAsync<NotAllowedException>(() => Paper(order, person));
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (OrderRecord record) => record.Show(order, default)));
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (DiscountLimits limits) => limits.On(null, default)));
        }
    }

    [Fact]
    public async Task Whoever_sees_orders_but_no_prices_sees_the_way_without_an_amount()
    {
        await Vehicle();
        var order = await Order(price: 95_432m);
        await Ok(Deposit(order, "D1", 5678));
        await Ok(Add(order, new() { Kind = "insurance", Price = 3456, ChosenFreely = true }));
        var blind = House.As(Cast.Wei);
        blind = blind with { Rights = System.Collections.Frozen.FrozenSet.ToFrozenSet(blind.Rights.Where(r => r != Rights.SeePrices)) };
        var deal = (await House.Read(blind, (DealRecord record) => record.Show(order, default)))!;
        Assert.Equal((null, null, null), (deal.Discount!.Price, deal.Discount.ListPrice, deal.Discount.Percent));
        Assert.Null(deal.Deposits[0].Amount);
        Assert.Null(deal.Lines[0].Price);
        Assert.All(await House.Read(blind, (OrderHistory history) => history.Of(order, default)), e => Assert.Equal((null, null), (e.Row.Before, e.Row.After)));
        Assert.NotNull((await House.Read(blind, (ContractPaper paper) => paper.Show(order, default)))!.Why);
    }

    [Fact]
    public async Task Another_stores_order_is_not_there_for_any_step()
    {
        await Vehicle();
        var order = await Order(price: 99_000m);
        var other = House.As(Cast.Song, Cast.OtherStore);
        Assert.Null(await House.Read(other, (DealRecord record) => record.Show(order, default)));
        Assert.Empty(await House.Read(other, (OrderHistory history) => history.Of(order, default)));
        Assert.False((await House.Do(other, (ConfirmContract duty) => duty.Now(order, default))).Ok);
        Assert.False((await House.Do(other, (SightIdentity duty) => duty.Now(order, new() { Kind = "id-card", Tail = "1234" }, default))).Ok);
        Assert.False((await House.Do(other, (TakeDeposit duty) => duty.Now(order, new() { ReceiptNo = "D1", Amount = 1 }, default))).Ok);
        Assert.False((await House.Do(other, (ChangeOrder duty) => duty.Now(order, new() { Price = 1, Reason = "x" }, default))).Ok);
        Assert.False((await House.Do(other, (AskRelease duty) => duty.Now(order, "123456", default))).Ok);
    }
}
