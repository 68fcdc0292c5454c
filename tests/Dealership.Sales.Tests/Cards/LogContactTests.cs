using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Cards;

public sealed class LogContactTests : CardHouse
{
    [Fact]
    public void Last_contact_on_1_March_at_level_H_is_due_on_the_4th_and_two_days_late_on_the_6th()
    {
        var due = ContactDays.Next(new(2024, 3, 1), null, Level.All.Single(l => l.Code == "H").Days, reached: true);
        Assert.Equal(new DateOnly(2024, 3, 4), due);
        Assert.Equal(2, new DateOnly(2024, 3, 6).DayNumber - due.DayNumber);
    }

    [Fact]
    public void The_trades_intervals_are_3_7_15_30_and_60_days() => Assert.Equal([3, 7, 15, 30, 60], Level.All.Select(l => l.Days));

    [Fact]
    public async Task One_choice_logs_a_contact_proves_what_was_owed_and_owes_the_next_in_one_save()
    {
        var card = await Card("H");
        var first = await Owed(card);
        House.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("已登记，下次联系 3月9日", (await Ok(Contact(card, new() { How = "phone" }))).Said!.Value.Zh);
        var second = await Owed(card);
        await House.Settle();
        Assert.Equal(["魏强 03-07 settled", "魏强 03-09"], [await OnTheDesk(first), await OnTheDesk(second)]);
        Assert.Equal("event", await House.Sql<string>("select grade from admin.evidence where clause_code = 'SC-3' and subject = @first", new { first }));
        Assert.Equal(("phone", "H", "H", Cast.Wei.Name), Assert.Single((await Show(card)).Contacts) is var c ? (c.How, c.LevelBefore, c.LevelAfter, c.By) : default);
    }

    [Fact]
    public async Task The_next_day_is_the_consultants_choice_but_never_later_than_the_level_asks()
    {
        var card = await Card("A");
        await Ok(Contact(card, new() { How = "wechat", NextOn = new(2026, 3, 6) }));
        Assert.Equal("2026-03-06", await DueOn(card));
        var said = await Ok(Contact(card, new() { How = "wechat", NextOn = new(2026, 5, 1) }));
        Assert.Equal("已登记。A级最迟7天，下次联系定在3月11日", said.Said!.Value.Zh);
        Assert.Equal("2026-03-11", await DueOn(card));
    }

    [Fact]
    public async Task A_new_level_brings_its_own_interval_and_both_levels_are_kept()
    {
        var card = await Card("C");
        await Ok(Contact(card, new() { How = "visit", Level = "H", Note = "周末定" }));
        Assert.Equal(("H", "2026-03-07"), ((await Show(card)).Card.Level, await DueOn(card)));
        Assert.Equal(("C", "H"), (await Show(card)).Contacts[0] is var c ? (c.LevelBefore, c.LevelAfter) : default);
    }

    [Fact]
    public async Task Who_was_not_reached_is_tried_again_tomorrow_and_his_level_stays()
    {
        var card = await Card("C");
        Assert.Equal("Level", Assert.Single((await Contact(card, new() { How = "no-answer", Level = "H" })).Problems).Field);
        await Ok(Contact(card, new() { How = "no-answer", Level = "C" }));
        Assert.Equal("2026-03-05", await DueOn(card));
    }

    [Fact]
    public async Task Bad_input_is_refused_beside_its_field()
    {
        var card = await Card();
        Assert.Equal(["How", "Level", "NextOn", "Note"], (await Contact(card, new() { How = "smoke", Level = "Z", NextOn = new(2026, 3, 1), Note = new('长', 1001) })).Problems.Select(p => p.Field));
        Assert.Empty((await Show(card)).Contacts);
    }

    [Fact]
    public async Task What_is_past_its_day_is_late_and_stands_first()
    {
        var (late, today) = (await Card("A"), await Card("N", "13900001111"));
        await Ok(Contact(late, new() { How = "phone", NextOn = new(2026, 3, 5) }));
        await Ok(Contact(today, new() { How = "phone", NextOn = new(2026, 3, 6) }));
        House.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([(late, true, false), (today, false, true)], (await List(Cast.Wei)).Rows.Select(r => (r.Card.Id, r.Late, r.Due)));
        var counts = (await House.Read(Cast.Wei, (CardCounts read) => read.Now(null, default)))!;
        Assert.Equal(new(2, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1), counts);
        foreach (var (view, figure) in new[] { ("open", counts.Open), ("late", counts.Late), ("due", counts.Due), ("silent", counts.Silent), ("hot", counts.Hot), ("pool", counts.Pooled), ("H", counts.H), ("A", counts.A), ("B", counts.B), ("C", counts.C), ("N", counts.N) })
            Assert.Equal(figure, (await List(Cast.Wei, view)).Rows.Count);
    }

    [Fact]
    public async Task Two_who_log_the_same_contact_at_once_make_one()
    {
        var card = await Card();
        var plan = await Owed(card);
        var outcomes = await House.AtOnce("select 1 from sales.cards where id = @card for update", new { card }, Log, Log);
        Assert.Equal(1, outcomes.Count(o => o.Ok));
        Assert.Single((await Show(card)).Contacts);

        Task<Outcome> Log() => House.Do(Cast.Wei, (LogContact duty) => duty.Now(plan, new() { How = "phone" }, default));
    }

    [Fact]
    public async Task The_number_is_shown_to_whoever_owes_the_contact_the_look_is_logged_and_a_supervisor_sees_it_masked()
    {
        var plan = await Owed(await Card());
        var mine = (await House.Read(Cast.Wei, (ContactTask task) => task.Show(plan, default)))!;
        Assert.Equal((true, Phone, "张先生"), (mine.InFull, mine.Phone, mine.Name));
        var boss = (await House.Read(Cast.Zhan, (ContactTask task) => task.Show(plan, default)))!;
        Assert.Equal((false, "138****1234", "张**"), (boss.InFull, boss.Phone, boss.Name));
        Assert.Equal(Cast.Wei.Id, await House.Sql<Guid>("select person_id from customer_service.reveals"));
        Assert.Null(await House.Read(Cast.Hua, (ContactTask task) => task.Show(plan, default)));
        Assert.False((await House.Do(Cast.Hua, (LogContact duty) => duty.Now(plan, new() { How = "phone" }, default))).Ok);
        await Ok(House.Do(Cast.Wei, (LogContact duty) => duty.Now(plan, new() { How = "phone" }, default)));
        Assert.False((await House.Read(Cast.Wei, (ContactTask task) => task.Show(plan, default)))!.InFull);
    }

    [Fact]
    public async Task A_new_interval_holds_from_its_day_and_planned_contacts_keep_theirs()
    {
        var card = await Card("H");
        await Assert.ThrowsAsync<NotAllowedException>(() => Set(Cast.Zhan, new() { Code = "H", Days = 1 }));
        Assert.Equal(["Code", "Days", "From"], (await Set(Cast.Song, new() { Code = "O", Days = 0, From = new(2026, 3, 1) })).Problems.Select(p => p.Field));
        await Ok(Set(Cast.Song, new() { Code = "H", Days = 1, From = new(2026, 3, 6) }));
        Assert.Equal("2026-03-07", await DueOn(card));
        Assert.Equal(3, await Days());
        House.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await Days());
        await Ok(Contact(card, new() { How = "phone" }));
        Assert.Equal("2026-03-07", await DueOn(card));

        Task<Outcome> Set(DemoPerson by, SetContactDays.Form form) => House.Do(by, (SetContactDays duty) => duty.Now(form, default));
        Task<int> Days() => House.Read(Cast.Wei, (ContactDays days) => days.Of("H", default));
    }

    [Fact]
    public async Task Whoever_takes_over_looks_after_the_cards_and_owes_their_contacts()
    {
        var card = await Card();
        await House.Hear("admin", new WorkHandedOver(Guid.CreateVersion7(), "Sales", Cast.Wei.Id, Cast.Hua.Id, Cast.Start.AddHours(1)), Cast.Wei.Id);
        var view = await Show(card, Cast.Hua);
        Assert.Equal((Cast.Hua.Id, Cast.Wei.Name, Cast.Hua.Name), (view.Card.ConsultantId, view.Moves[0].From, view.Moves[0].To));
        Assert.Null(await House.Read(Cast.Wei, (CardRecord record) => record.Show(card, default)));
        await Ok(Contact(card, new() { How = "phone" }, Cast.Hua));
        await House.Settle();
        Assert.StartsWith(Cast.Hua.Name, await OnTheDesk(await Owed(card)));
    }
}
