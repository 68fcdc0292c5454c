using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Leads;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Leads;

public sealed class LeadTests : LeadHouse
{
    [Fact]
    public async Task A_lead_waits_in_the_pool_is_given_to_a_consultant_and_the_first_contact_logged_answers_it()
    {
        var lead = await Lead();
        await House.Settle();
        Assert.Equal($"{Cast.Zhan.Name} 03-04 10:30", await Desk(lead));
        House.Clock.Advance(TimeSpan.FromMinutes(10));
        await Ok(Assign(lead, Cast.Wei.Id));
        var view = await See(lead, Cast.Wei);
        await House.Settle();
        Assert.Equal($"{Cast.Zhan.Name} 03-04 10:30 settled", await Desk(lead));
        Assert.Equal($"{Cast.Wei.Name} 03-04 10:40", await Desk(view.Lead.AssignmentId!.Value));
        var card = await Show(view.Lead.CardId!.Value);
        Assert.Equal(("online", "N", Cast.Wei.Name, "2026-03-05"), (card.Card.Source, card.Card.Level, card.Consultant, await DueOn(card.Card.Id)));
        House.Clock.Advance(TimeSpan.FromMinutes(15));
        await Ok(Contact(card.Card.Id, new() { How = "phone", Level = "A" }));
        await House.Settle();
        Assert.Equal($"{Cast.Wei.Name} 03-04 10:40 settled", await Desk(view.Lead.AssignmentId.Value));
        Assert.Equal("event", await House.Sql<string>("select grade from admin.evidence where clause_code = 'DC-1' and subject = @id", new { id = view.Lead.AssignmentId }));
        Assert.Equal(Cast.Start.AddMinutes(25), (await See(lead)).Lead.AnsweredAt);
        Assert.Equal([lead], await Leads("in-time"));
        Assert.Equal(lead, Assert.Single(await House.Read(Cast.Wei, (LeadsOf leads) => leads.Card(card.Card.Id, default))).Id);
        Assert.Empty(await House.Read(Cast.Hua, (LeadsOf leads) => leads.Card(card.Card.Id, default)));
    }

    [Fact]
    public async Task The_clock_counts_working_minutes_and_the_store_says_how_many()
    {
        House.Clock.Advance(TimeSpan.FromHours(13));
        var night = await Lead();
        var due = TimeZoneInfo.ConvertTime((await See(night)).Lead.DueAt, Cast.Zone);
        Assert.Equal(new DateOnly(2026, 3, 5), DateOnly.FromDateTime(due.DateTime));
        Assert.False((await See(night)).Late);
        await Assert.ThrowsAsync<NotAllowedException>(() => Rule(LeadRules.AnswerMinutes, 10, by: Cast.Zhan));
        Assert.Equal(["Code", "From"], (await Rule("coffee", 1, new(2026, 3, 1))).Problems.Select(p => p.Field));
        Assert.Equal("Value", Assert.Single((await Rule(LeadRules.AnswerMinutes, 4)).Problems).Field);
        await Ok(Rule(LeadRules.AnswerMinutes, 15, new(2026, 3, 5)));
        House.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal(House.Clock.GetUtcNow().AddMinutes(15), (await See(await Lead("13900001111"))).Lead.DueAt);
        Assert.Equal(due.UtcDateTime, (await See(night)).Lead.DueAt.UtcDateTime);
    }

    [Fact]
    public async Task Who_is_answered_late_or_not_at_all_counts_against_the_rate_and_every_figure_opens_its_rows()
    {
        var answered = new List<Guid>();
        for (var n = 0; n < 4; n++) answered.Add(await Lead($"1390000{n:0000}", f => f.ConsultantId = Cast.Wei.Id));
        var (silent, waiting) = (await Lead("13900009998", f => f.ConsultantId = Cast.Hua.Id), await Lead("13900009999"));
        foreach (var lead in answered.Take(3)) await Ok(Contact((await See(lead)).Lead.CardId!.Value, new() { How = "no-answer" }));
        House.Clock.Advance(TimeSpan.FromMinutes(31));
        await Ok(Contact((await See(answered[3])).Lead.CardId!.Value, new() { How = "phone" }));
        var counts = await Counts();
        Assert.Equal(new(1, 1, 2, 3, 1, 6, 0, 6), counts);
        Assert.Equal("50%", new Dealership.Ui.Words().Percent(counts.InTime, counts.Judged));
        foreach (var (view, figure) in new[] { ("waiting", counts.Waiting), ("open", counts.Open), ("late", counts.Late), ("in-time", counts.InTime), ("slow", counts.Slow), ("judged", counts.Judged), ("void", counts.Void), ("all", counts.Received) })
            Assert.Equal(figure, (await Leads(view)).Count);
        Assert.Equal([silent, waiting], (await Leads("late")).Order());
        await Ok(Pool((await See(silent)).Lead.CardId!.Value));
        Assert.Equal(6, (await Counts()).Judged);
    }

    [Fact]
    public async Task The_same_reference_the_same_key_and_the_same_number_are_one_lead()
    {
        var key = Guid.CreateVersion7();
        var first = (await Ok(TakeIn(key: key, but: f => (f.Origin, f.Reference) = ("portal", "L-1")))).Id;
        Assert.Equal(first, (await Ok(TakeIn(key: key, but: f => (f.Origin, f.Reference) = ("portal", "L-1")))).Id);
        Assert.Equal(first, (await Ok(TakeIn("13900001111", f => (f.Origin, f.Reference) = ("portal", "L-1")))).Id);
        Assert.Equal("这条线索已经在了", (await Ok(TakeIn("138 1234 1234"))).Said!.Value.Zh);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.leads"));
        Assert.Equal(["Name", "Phone", "Channel", "Source"], (await TakeIn("12", f => (f.Name, f.Channel, f.Source) = (" ", "online", "video"))).Problems.Select(p => p.Field));
        await Assert.ThrowsAsync<NotAllowedException>(() => TakeIn(by: Cast.Wei));
    }

    [Fact]
    public async Task Whose_card_is_open_keeps_his_consultant_whoever_was_named()
    {
        var card = await Card("A");
        var lead = await Lead(but: f => f.ConsultantId = Cast.Hua.Id);
        Assert.Equal((card, Cast.Wei.Id), (await See(lead)).Lead is var l ? (l.CardId!.Value, l.ConsultantId!.Value) : default);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.cards"));
        Assert.Empty(await Leads(by: Cast.Hua));
    }

    [Fact]
    public async Task By_turn_leads_go_round_the_roster_and_the_next_round_begins_after_the_last()
    {
        Assert.False((await ByTurn()).Ok);
        await Ok(Roster(Cast.Wei.Id, Cast.Hua.Id));
        Assert.False((await ByTurn()).Ok);
        var leads = new List<Guid>();
        for (var n = 0; n < 3; n++) leads.Add(await Lead($"1390000{n:0000}"));
        await Ok(ByTurn());
        Assert.Equal([Cast.Wei.Id, Cast.Hua.Id, Cast.Wei.Id], await Holders());
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        leads = [await Lead("13900002222")];
        await Ok(ByTurn());
        Assert.Equal([Cast.Hua.Id], await Holders());

        Task<Outcome> ByTurn() => House.Do(Cast.Zhan, (AssignByTurn duty) => duty.Now(default));
        async Task<List<Guid>> Holders()
        {
            var holders = new List<Guid>();
            foreach (var lead in leads) holders.Add((await See(lead)).Lead.ConsultantId!.Value);
            return holders;
        }
    }

    [Fact]
    public async Task Of_two_who_take_a_lead_at_once_one_has_it_and_a_day_has_its_limit()
    {
        var lead = await Lead();
        var outcomes = await House.AtOnce("select 1 from sales.leads where id = @lead for update", new { lead }, () => Take(lead, Cast.Wei), () => Take(lead, Cast.Hua));
        Assert.Equal(1, outcomes.Count(o => o.Ok));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.cards"));
        await Ok(Rule(LeadRules.PoolADay, 1));
        var winner = outcomes[0].Ok ? Cast.Wei : Cast.Hua;
        Assert.Equal("今天已经领了1位，明天再来；特别需要请主管改派。", Assert.Single((await Take(await Lead("13900001111"), winner)).Problems).Text.Zh);
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Ok(Take(await Lead("13900001111"), winner));
    }

    [Fact]
    public async Task A_lead_that_is_none_is_void_with_its_reason_and_nobody_owes_it()
    {
        var lead = await Lead();
        await House.Settle();
        Assert.Equal("Why", Assert.Single((await Close(lead, "")).Problems).Field);
        await Ok(Close(lead, "空号"));
        Assert.Equal("没有这条线索，或它已经有人跟了。", Assert.Single((await Close(lead, "打错了")).Problems).Text.Zh);
        Assert.Equal((1, "空号"), (await House.Sql<int>("select count(*)::int from sales.commands where duty = 'CloseLead'"), await House.Sql<string>("select closed_why from sales.leads")));
        await House.Settle();
        Assert.EndsWith("settled", await Desk(lead));
        Assert.False((await Assign(lead, Cast.Wei.Id)).Ok);
        Assert.Equal((0, 1), (await Counts()) is var c ? (c.Judged, c.Void) : default);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (CloseLead duty) => duty.Now(lead, "空号")));

        Task<Outcome> Close(Guid id, string why) => House.Do(Cast.Zhan, (CloseLead duty) => duty.Now(id, why));
    }

    [Fact]
    public async Task A_consultant_sees_his_own_leads_and_those_that_wait_masked_and_other_departments_and_stores_none()
    {
        var (mine, waiting) = (await Lead(but: f => f.ConsultantId = Cast.Wei.Id), await Lead("13900001111"));
        Assert.Equal([mine], await Leads("open", Cast.Wei));
        Assert.Equal([waiting], await Leads(by: Cast.Hua));
        Assert.Null(await House.Read(Cast.Hua, (LeadRecord record) => record.Show(mine, default)));
        Assert.Equal(("李**", "139****1111"), (await See(waiting, Cast.Hua)).Customer is { } c ? (c.Name, c.Phone) : default);
        foreach (var never in new[] { Cast.Gao, Cast.Mei, Cast.Lin, Cast.Shu }) await Assert.ThrowsAsync<NotAllowedException>(() => Leads(by: never));
        Assert.Null(await House.Read(House.As(Cast.Zhan, Cast.OtherStore), (LeadRecord record) => record.Show(waiting, default)));
        Assert.Equal(0, await House.Told("sales", "李|12341234|[*]1234", "Lead"));
    }

    [Fact]
    public async Task A_sheet_of_leads_says_who_has_a_card_and_what_cannot_be_and_is_taken_back_while_nobody_has_it()
    {
        await Card("A");
        var rows = new[] { Row(2, Phone), Row(3, "13900001111", "华丽"), Row(4, "13900002222"), Row(5, "13900003333", "高总") };
        var verdicts = await House.Import((LeadImport import) => import.Check(rows, default));
        Assert.Equal([true, false, false, false], verdicts.Select(v => v.Exists));
        Assert.Equal("consultant", Assert.Single(verdicts[3].Problems).Field);
        var results = await House.Import((LeadImport import) => import.Apply(rows[..3], default));
        Assert.Equal([Cast.Wei.Id, Cast.Hua.Id, null], await Task.WhenAll(results.Select(async r => (await See(r.Id!.Value)).Lead.ConsultantId)));
        Assert.Equal("云栈 Pro 看中白色", (await See(results[2].Id!.Value)).Lead.Wish);
        Assert.All(await House.Import((LeadImport import) => import.Apply(rows[..3], default)), r => Assert.False(r.Created));
        Assert.Equal(2, (await House.Import((LeadImport import) => import.Revert(results, default))).Count);
        Assert.Empty(await Leads());

        static ImportRow Row(int number, string phone, string? consultant = null) => new(number, new Dictionary<string, string?>
        { ["customer"] = "王先生", ["phone"] = phone, ["channel"] = "vertical", ["model"] = "云栈 Pro", ["asked"] = "2026-03-03 21:15", ["origin"] = "厂家", ["reference"] = $"M{number}", ["consultant"] = consultant, ["wish"] = "看中白色" });
    }
}
