using Dealership.Plugin;
using Dealership.Sales.Appraisal;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Appraisal;

public sealed class StandardTests : AppraisalHouse
{
    private Task<Outcome> Publish(Guid draft, PublishStandard.Form? form = null, DemoPerson? by = null) => House.Do(by ?? Cast.Song, (PublishStandard duty) => duty.Now(draft, form ?? FromMarch, default));

    private Task<IReadOnlyList<StandardList.Line>> List(DemoPerson by) => House.Read(by, (StandardList list) => list.All(default));

    [Fact]
    public async Task Weights_that_do_not_sum_to_a_hundred_are_refused_and_the_sum_is_said()
    {
        var draft = await Draft("SC", Contacts, Filing);
        Assert.Equal("权重合计 70，必须正好 100 才能发布。", Assert.Single((await Publish(draft)).Problems).Text.Zh);
        await Ok(House.Do(Cast.Song, (SetIndicator duty) => duty.Now(draft, 0, Discipline, default)));
        await Ok(Publish(draft));
        Assert.Equal(("in-force", 100m, 3), (await List(Cast.Wei)).Select(l => (l.Standard.State, l.Standard.Weights, l.Standard.Indicators)).Single());
    }

    [Fact]
    public async Task The_trades_standard_is_a_beginning_that_is_changed_before_it_holds()
    {
        var draft = (await Ok(House.Do(Cast.Song, (StartStandard duty) => duty.Now(new() { Position = "SC", Like = "trade" }, default)))).Id!.Value;
        Assert.Empty(await List(Cast.Wei));
        Assert.Null(await House.Read(Cast.Wei, (StandardRecord record) => record.Show(draft, default)));
        var view = (await House.Read(Cast.Song, (StandardRecord record) => record.Show(draft, default)))!;
        Assert.Equal((100m, true, 15), (view.Weights, view.MayChange, view.Indicators.Count));
        await Ok(House.Do(Cast.Song, (RemoveIndicator duty) => duty.Now(draft, 1, default)));
        Assert.Equal("权重合计 70，必须正好 100 才能发布。", Assert.Single((await Publish(draft)).Problems).Text.Zh);
        await Ok(House.Do(Cast.Song, (SetIndicator duty) => duty.Now(draft, 2, new() { Source = "hand", Name = view.Indicators[1].NameEn, Weight = 40, Rule = "linear", Floor = 0, Target = 100 }, default)));
        await Ok(Publish(draft));
        var kept = (await House.Read(Cast.Wei, (StandardRecord record) => record.Show(draft, default)))!.Indicators.Single(i => i.Number == 2);
        Assert.Equal(("毛利和增值（配件、保险、金融）达成率", 40m), (kept.NameZh, kept.Weight));
    }

    [Fact]
    public async Task A_published_version_is_not_changed_and_the_next_one_takes_its_place()
    {
        var first = await Standard();
        Assert.False((await House.Do(Cast.Song, (SetIndicator duty) => duty.Now(first, 1, Contacts, default))).Ok);
        Assert.False((await House.Do(Cast.Song, (RemoveIndicator duty) => duty.Now(first, 1, default))).Ok);
        var second = (await Ok(House.Do(Cast.Song, (StartStandard duty) => duty.Now(new() { Position = "SC", Like = "now" }, default)))).Id!.Value;
        Assert.False((await House.Do(Cast.Song, (StartStandard duty) => duty.Now(new() { Position = "SC", Like = "now" }, default))).Ok);
        Assert.Equal("From", Assert.Single((await Publish(second, new() { From = new(2026, 1, 31) })).Problems).Field);
        await Ok(Publish(second, new() { From = new(2026, 4, 20) }));
        Assert.Equal([("to-come", second), ("in-force", first)], (await List(Cast.Gao)).Select(l => (l.Standard.State, l.Standard.Id)));
    }

    [Fact]
    public async Task Nonsense_is_refused_beside_each_field()
    {
        var draft = await Draft("SC");
        async Task<string[]> Wrong(SetIndicator.Form form) => [.. (await House.Do(Cast.Song, (SetIndicator duty) => duty.Now(draft, 0, form, default))).Problems.Select(p => p.Field)];
        Assert.Equal(["Source", "Rule", "Weight"], await Wrong(new() { Source = "moon", Rule = "luck", Weight = 101 }));
        Assert.Equal(["Name", "Weight", "Floor", "Target"], await Wrong(new() { Source = "hand", Rule = "linear", Weight = 0 }));
        Assert.Equal(["Cap"], await Wrong(new() { Source = "deliveries", Rule = "linear", Weight = 10, Floor = 3, Target = 8, Cap = 7 }));
        Assert.Equal(["Weight"], await Wrong(new() { Source = "hand", Name = "假卡", Rule = "veto", Weight = 5 }));
        Assert.Equal(["Per", "MostOff"], await Wrong(new() { Source = "hand", Name = "投诉", Rule = "deduct", Weight = 0 }));
        Assert.Equal(["Steps", "OwnWord"], await Wrong(new() { Source = "filing-rate", Rule = "steps", Weight = 5, Steps = "many", OwnWord = true }));
        Assert.Equal(["GradeA", "Least"], (await Publish(await Draft("SS", Contacts, Filing, Discipline), new() { From = new(2026, 3, 1), GradeA = 50, Least = 0 })).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task The_sales_managers_standard_is_the_general_managers_and_nobody_else_sets_any()
    {
        var refused = await House.Do(Cast.Song, (StartStandard duty) => duty.Now(new() { Position = "SM", Like = "empty" }, default));
        Assert.Equal(("Position", "销售经理的标准由总经理制定。"), (refused.Problems[0].Field, refused.Problems[0].Text.Zh));
        var draft = await Draft("SM", Discipline);
        Assert.False((await House.Do(Cast.Song, (SetIndicator duty) => duty.Now(draft, 0, Filing, default))).Ok);
        Assert.False((await Publish(draft)).Ok);
        Assert.Equal("Position", (await House.Do(Cast.Song, (StartStandard duty) => duty.Now(new() { Position = "CS", Like = "empty" }, default))).Problems[0].Field);
        foreach (var person in new[] { Cast.Wei, Cast.Zhan, Cast.Ke, Cast.An })
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(person, (StartStandard duty) => duty.Now(new() { Position = "SC", Like = "empty" }, default)));
        await Standard();
        Assert.Empty(await House.Read(House.As(Cast.Song, Cast.OtherStore), (StandardList list) => list.All(default)));
    }

    [Fact]
    public async Task A_term_holds_from_its_day_on_and_within_its_limits()
    {
        Task<Outcome> Set(string code, int number, DateOnly? from = null) => House.Do(Cast.Song, (SetStaffTerm duty) => duty.Now(new() { Code = code, Number = number, From = from }, default));
        Assert.Equal(["Number", "From"], (await Set("freeze", 31, new(2026, 3, 1))).Problems.Select(p => p.Field));
        await Ok(Set("freeze", 6, new(2026, 4, 1)));
        Assert.Equal(3, await House.Read(Cast.Song, (StaffTerms terms) => terms.Of("freeze", default)));
        Assert.Equal(6, Assert.Single(await House.Read(Cast.Song, (StaffTerms terms) => terms.ToCome(default))).Number);
        await Standard();
        await Until(5);
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.appraisals"));
        await Until(6);
        Assert.Equal(2, await House.Sql<int>("select count(*)::int from sales.appraisals"));
    }
}
