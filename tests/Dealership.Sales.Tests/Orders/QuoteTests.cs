using Dealership.Plugin;
using Dealership.Sales.Orders;
using Dealership.Sales.Quotes;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Orders;

public sealed class QuoteTests : OrderHouse
{
    [Fact]
    public async Task A_quote_holds_for_its_days_is_ordered_once_and_says_who_would_have_to_decide_it()
    {
        await Vehicle();
        var customer = await Customer();
        Assert.Contains("销售经理", (await Ok(Give(new() { CustomerId = customer, ModelCode = "TC31", Price = 95_000 }))).Said!.Value.Zh);
        var quote = (await Ok(Give(new() { CustomerId = customer, ModelCode = "tc31", Price = 99_000, Colour = "白" }))).Id!.Value;
        Assert.Equal(new DateOnly(2026, 3, 11), (await One(quote))!.Quote.ValidUntil);
        var outcomes = await Task.WhenAll(Take(customer, quote), Take(customer, quote));
        var order = Assert.Single(outcomes, o => o.Ok).Id!.Value;
        Assert.Equal((QuoteList.Ordered, order), ((await One(quote))!.Quote.State, (await One(quote))!.Quote.OrderId!.Value));
        Assert.Contains("quoted", await Happened(order));
    }

    [Fact]
    public async Task A_quote_that_ran_out_or_is_another_customers_is_not_ordered_by()
    {
        await Vehicle();
        var (customer, other) = (await Customer(), await Customer("13900001111"));
        var quote = (await Ok(Give(new() { CustomerId = customer, ModelCode = "TC31", Price = 99_000, ValidUntil = new(2026, 3, 4) }))).Id!.Value;
        Assert.False((await Take(other, quote)).Ok);
        House.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(QuoteList.Expired, (await One(quote))!.Quote.State);
        Assert.False((await Take(customer, quote)).Ok);
        Assert.Equal(["ModelCode", "Price", "ValidUntil"], (await Give(new() { CustomerId = customer, ModelCode = "XX", Price = 0, ValidUntil = new(2026, 9, 1) })).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task Quotes_are_prices_and_seen_by_nobody_outside_sales()
    {
        await Vehicle();
        var customer = await Customer();
        var quote = (await Ok(Give(new() { CustomerId = customer, ModelCode = "TC31", Price = 99_000 }))).Id!.Value;
        foreach (var person in new[] { Cast.Ke, Cast.Lin, Cast.Xin, Cast.Shu, Cast.Mei, Cast.Du, Cast.An })
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (QuoteList list) => list.Show(new(), default)));
        Assert.Null(await House.Read(House.As(Cast.Song, Cast.OtherStore), (QuoteList list) => list.One(quote, default)));
        Assert.Equal("张**", Assert.Single((await House.Read(Cast.Song, (QuoteList list) => list.Show(new(), default))).Rows).Customer!.Name);
    }

    private Task<Outcome> Give(GiveQuote.Form form) => House.Do(Cast.Wei, (GiveQuote duty) => duty.Now(form, default));

    private Task<QuoteList.Line?> One(Guid quote) => House.Read(Cast.Wei, (QuoteList list) => list.One(quote, default));

    private Task<Outcome> Take(Guid customer, Guid quote) =>
        House.Do(Cast.Wei, (TakeOrder duty) => duty.Now(new() { CustomerId = customer, ModelCode = "TC31", Price = 99_000, QuoteId = quote }, default));
}
