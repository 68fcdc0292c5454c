using Dealership.Plugin;
using Dealership.Sales.Market;
using Dealership.Sales.Tests.LostDeals;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Market;

/// <summary>The month's market survey: offers with date and source, losses as counts, a conclusion.</summary>
public sealed class MarketTests : LostHouse
{
    private Task<Outcome> Watch(string brand, string model, DemoPerson? by = null) => House.Do(by ?? Cast.Song, (WatchRival duty) => duty.Now(new() { Brand = brand, Model = model, Against = "tc31" }, default));

    private async Task<Guid> Survey() => (await Ok(House.Do(Cast.Song, (OpenSurvey duty) => duty.Now(default)))).Id!.Value;

    private Task<Outcome> Note(Guid survey, NoteOffer.Form form) => House.Do(Cast.Zhan, (NoteOffer duty) => duty.Now(survey, form, default));

    private Task<Outcome> Publish(Guid survey, string conclusion = "竞品普遍加大金融支持，裸车价没有再降") => House.Do(Cast.Song, (PublishSurvey duty) => duty.Now(survey, new() { Conclusion = conclusion, Proposals = "申请同档金融政策" }, default));

    private async Task<SurveyRecord.View> Show(Guid survey) => (await House.Read(Cast.Gao, (SurveyRecord record) => record.Show(survey, default)))!;

    private Task<string?> Owed() => House.Sql<string?>("select string_agg(o.period || case when o.settled_at is null then '' else ' settled' end, ', ' order by o.due_at) from admin.obligations o where o.store_id = 1 and o.clause_code = 'SM-9'");

    /// <summary>Ten in the morning of this day; what comes round is opened.</summary>
    private async Task On(int month, int day)
    {
        House.Clock.SetUtcNow(new(2026, month, day, 2, 0, 0, TimeSpan.Zero));
        await House.Tick();
    }

    private async Task Lose(string phone = Phone) => await Ok(Decide((await Ok(Apply(await Spoken(phone), Rival))).Id!.Value, true));

    [Fact]
    public async Task A_survey_cites_offers_with_date_and_source_and_publishing_it_in_its_month_proves_SM_9()
    {
        await On(4, 1);
        var rival = (await Ok(Watch("海岚", "E3"))).Id!.Value;
        var survey = await Survey();
        Assert.Equal(survey, await Survey());
        Assert.Equal("至少要有一条注明日期和来源的竞品价格或促销。", Assert.Single((await Publish(survey)).Problems).Text.Zh);
        var refused = await Note(survey, new() { RivalId = rival, SeenOn = new(2026, 4, 2) });
        Assert.Equal(["Promotion", "SeenOn", "Channel", "Source"], refused.Problems.Select(p => p.Field));
        Assert.Equal(["SeenOn"], (await Note(survey, new() { RivalId = rival, Price = 96_800m, SeenOn = new(2026, 1, 1), Channel = "visit", Source = "城北店" })).Problems.Select(p => p.Field));
        await Ok(Note(survey, new() { RivalId = rival, Price = 96_800m, Channel = "visit", Source = "城北店" }));
        Assert.Equal(["Conclusion"], (await Publish(survey, "一般")).Problems.Select(p => p.Field));
        await Ok(Publish(survey));
        Assert.False((await Publish(survey)).Ok);
        Assert.False((await Note(survey, new() { RivalId = rival, Price = 95_800m, Channel = "visit", Source = "城北店" })).Ok);
        await House.Settle();
        Assert.Equal("2026-04 settled", await Owed());
        var offer = Assert.Single((await Show(survey)).Offers);
        Assert.Equal(("海岚", "TC31", 96_800m, new DateOnly(2026, 4, 1), "城北店"), (offer.Brand, offer.Against, offer.Price, offer.SeenOn, offer.Source));
    }

    [Fact]
    public async Task A_survey_published_after_its_month_proves_no_other_month()
    {
        await On(4, 1);
        var rival = (await Ok(Watch("海岚", "E3"))).Id!.Value;
        var survey = await Survey();
        await Ok(Note(survey, new() { RivalId = rival, Promotion = "两年零息", Channel = "website", Source = "官网" }));
        await On(5, 6);
        await Ok(Publish(survey));
        await House.Settle();
        Assert.Equal("2026-04, 2026-05", await Owed());
    }

    [Fact]
    public async Task Losses_are_counted_by_reason_and_told_as_counts_without_anybody_behind_them()
    {
        var rival = (await Ok(Watch("海岚", "E3"))).Id!.Value;
        await Lose();
        var survey = await Survey();
        Assert.Equal(1, Assert.Single((await Show(survey)).Losses).Lost);
        await Ok(Note(survey, new() { RivalId = rival, Promotion = "两年零息", Channel = "website", Source = "官网" }));
        await Ok(Publish(survey));
        var body = await House.Sql<string>("select body::text from sales.outbox where type = 'LostSummaryPublished'");
        Assert.Contains("\"count\": 1", body);
        Assert.DoesNotContain(await House.Sql<string>("select customer_id::text from sales.cards limit 1"), body);
        Assert.DoesNotContain(await House.Sql<string>("select id::text from sales.cards limit 1"), body);
        Assert.DoesNotContain(Cast.Wei.Id.ToString(), body);
        Assert.DoesNotContain("price\"", await House.Sql<string>("select body::text from sales.outbox where type = 'MarketSurveyPublished'"));
        // What is lost afterwards belongs to the next count.
        await Lose("13812340002");
        Assert.Equal(1, (await Show(survey)).Losses.Sum(l => l.Lost));
    }

    [Fact]
    public async Task A_rival_is_on_the_list_once_leaves_it_with_what_was_noted_kept_and_is_nobody_elses()
    {
        var rival = (await Ok(Watch("海岚", "E3"))).Id!.Value;
        Assert.Equal("Model", Assert.Single((await Watch("海岚", "e3")).Problems).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => Watch("锐程", "500", Cast.Wei));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Zhan, (PublishSurvey duty) => duty.Now(Guid.NewGuid(), new(), default)));
        var survey = await Survey();
        await Ok(Note(survey, new() { RivalId = rival, Price = 96_800m, Channel = "visit", Source = "城北店" }));
        await Ok(House.Do(Cast.Song, (LetRivalGo duty) => duty.Now(rival, default)));
        Assert.Equal("RivalId", Assert.Single((await Note(survey, new() { RivalId = rival, Price = 96_800m, Channel = "visit", Source = "城北店" })).Problems).Field);
        Assert.Single((await Show(survey)).Offers);
        Assert.NotEqual(rival, (await Ok(Watch("海岚", "E3"))).Id);
        Assert.Null(await House.Read(House.As(Cast.Song, Cast.OtherStore), (SurveyRecord record) => record.Show(survey, default)));
        Assert.Empty(await House.Read(House.As(Cast.Song, Cast.OtherStore), (Rivals rivals) => rivals.Show(default)));
    }
}
