using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.LostDeals;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Cards;

/// <summary>Silence is an event: nobody called for fifteen days, and what was planned has passed.</summary>
public sealed class SilenceTests : CardHouse
{
    private async Task Days(int days)
    {
        House.Clock.Advance(TimeSpan.FromDays(days));
        await House.Tick();
        await House.Settle();
    }

    private Task<string?> Silence(Guid card) => House.Sql<string?>("""
        select p.name || case when o.settled_at is null then '' else ' settled' end from sales.silences s
        join admin.obligations o on o.clause_code = 'SC-7' and o.subject = s.id left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where s.card_id = @card
        """, new { card });

    [Fact]
    public async Task Fifteen_days_without_a_contact_past_its_day_stand_on_the_consultants_desk_once_until_he_contacts()
    {
        var card = await Card("H");
        await Days(14);
        Assert.Null(await Silence(card));
        await Days(2);
        await Days(1);
        Assert.Equal("魏强", await Silence(card));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.silences"));
        Assert.Equal(card, Assert.Single((await List(Cast.Zhan, "silent")).Rows).Card.Id);
        var silence = await House.Sql<Guid>("select id from sales.silences");
        Assert.Equal(await Owed(card), (await House.Read(Cast.Wei, (ContactTask task) => task.Show(silence, default)))!.Task.Id);
        await Ok(Contact(card, new() { How = "phone" }));
        await House.Settle();
        Assert.Equal("魏强 settled", await Silence(card));
        Assert.Empty((await List(Cast.Zhan, "silent")).Rows);
    }

    [Fact]
    public async Task A_card_that_waits_for_the_day_its_level_allows_is_not_silent()
    {
        var card = await Card("N");
        await Days(40);
        Assert.Null(await Silence(card));
    }

    [Fact]
    public async Task Closing_the_card_ends_the_silence_and_the_store_says_how_long_is_too_long()
    {
        await Ok(House.Do(Cast.Song, (SetContactDays duty) => duty.Now(new() { Code = "silence", Days = 5 }, default)));
        var card = await Card("H");
        await Days(6);
        Assert.Equal("魏强", await Silence(card));
        await Ok(House.Do(Cast.Zhan, (ApplyLost duty) => duty.Now(card, new() { Kind = "out-of-contact", Reason = "unreachable" }, default)));
        await House.Settle();
        Assert.Equal("魏强 settled", await Silence(card));
    }
}
