using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Orders;
using Dealership.TestKit;

namespace Dealership.Sales.Tests;

/// <summary>Wei goes and Hua takes over his orders.</summary>
public sealed class TakeOverOrdersTests : SalesHouse
{
    [Fact]
    public async Task What_waits_for_its_handover_is_held_and_says_what_it_waits_for()
    {
        var ready = await ReadyOrder();
        var open = await Order();
        Assert.Equal(new HashSet<string> { $"/sales/orders/{ready}", $"/sales/orders/{open}" }, (await Held(Cast.Wei)).Select(h => h.Link).ToHashSet());
        Assert.Contains(await Held(Cast.Wei), h => h.What.Zh.EndsWith("待交车", StringComparison.Ordinal));
        Assert.Contains(await Held(Cast.Wei), h => h.What.Zh.EndsWith("待签合同", StringComparison.Ordinal));
        Assert.DoesNotContain(await Held(Cast.Wei), h => h.What.Zh.Contains("张伟", StringComparison.Ordinal)); // no customer on a printed sheet
        Assert.Empty(await Held(Cast.Hua));
    }

    [Fact]
    public async Task What_was_handed_over_or_cancelled_is_held_by_nobody()
    {
        await Ok(HandOver(await ReadyOrder()));
        var cancelled = await Order();
        await Ok(House.Do(Cast.Song, (CancelOrder duty) => duty.Now(cancelled, "贷款未批", default)));
        Assert.Empty(await Held(Cast.Wei));
    }

    [Fact]
    public async Task The_receiver_looks_after_them_once_however_often_it_is_told_and_what_was_sold_stays_sold_by_the_first()
    {
        var sold = await ReadyOrder();
        await Ok(HandOver(sold));
        var order = await Order();
        var fact = new WorkHandedOver(Guid.CreateVersion7(), "Sales", Cast.Wei.Id, Cast.Hua.Id, Cast.Start);
        await House.Hear("admin", fact, Cast.Wei.Id);
        await House.Hear("admin", fact, Cast.Wei.Id);
        Assert.Equal((Cast.Hua.Id, Cast.Wei.Id), (await Consultant(order), await Consultant(sold)));
        Assert.Equal((Cast.Wei.Name, Cast.Hua.Name), (await House.Read(Cast.Song, (OrderRecord r) => r.Show(order, default)))!.Moves.Select(m => (m.From!, m.To!)).Single());
        Assert.Single(await Held(Cast.Hua));
        Assert.Empty(await Held(Cast.Wei));
    }

    [Fact]
    public async Task Another_departments_block_and_another_stores_person_move_nothing()
    {
        var order = await Order();
        await House.Hear("admin", new WorkHandedOver(Guid.CreateVersion7(), "CustomerService", Cast.Wei.Id, Cast.Hua.Id, Cast.Start), Cast.Wei.Id);
        await House.Hear("admin", new WorkHandedOver(Guid.CreateVersion7(), "Sales", Cast.Wei.Id, Cast.Hua.Id, Cast.Start), Cast.Wei.Id, Cast.OtherStore);
        Assert.Equal(Cast.Wei.Id, await Consultant(order));
    }

    private Task<IReadOnlyList<Held>> Held(DemoPerson who) => House.Within((HeldOrders held) => held.By(who.Id, default));

    private Task<Guid> Consultant(Guid order) => House.Sql<Guid>("select consultant_id from sales.orders where id = @order", new { order });
}
