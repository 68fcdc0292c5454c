using Dealership.Plugin;
using Dealership.Sales.KeyAccounts;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.KeyAccounts;

/// <summary>From the organisation to the last car of its contract: filed first, signed after, no more discount than is granted.</summary>
public sealed class KeyProjectTests : KeyAccountHouse
{
    [Fact]
    public async Task A_project_owes_its_filing_within_seven_days_and_filing_it_proves_that()
    {
        var project = await Project();
        Assert.Equal("魏强 03-11", await Owed("KA-9"));
        Assert.Equal(("KA260304-01", "to-file", 10, "秦**"), (await Show(project))! is var v ? (v.Project.Number, v.Project.State, v.Project.Units, v.Contact!.Name) : default);
        await Ok(File(project));
        Assert.Equal("魏强 03-11 settled", await Owed("KA-9"));
        Assert.Equal(("filed", new DateOnly(2026, 6, 2)), (await Show(project))! is var f ? (f.Project.State, f.Project.ValidUntil!.Value) : default);
    }

    [Fact]
    public async Task One_organisation_is_filed_by_one_alone_for_ninety_days()
    {
        var (mine, theirs) = (await Project(), await Project(by: Colleague));
        await Ok(File(mine));
        Assert.Equal("这个单位已由魏强报备，有效到2026-06-02，先报备先得。", (await File(theirs, "BB-2", Colleague)).Problems[0].Text.Zh);
        Assert.False((await File(mine, "BB-3")).Ok);
        House.Clock.Advance(TimeSpan.FromDays(91));
        await Ok(File(theirs, "BB-2", Colleague));
    }

    [Fact]
    public async Task Two_who_file_one_organisation_at_once_file_it_once()
    {
        var (mine, theirs) = (await Project(), await Project(by: Colleague));
        var outcomes = await House.AtOnce("select 1 from sales.key_organisations for update", new { }, () => File(mine), () => File(theirs, "BB-2", Colleague));
        Assert.Equal(1, outcomes.Count(o => o.Ok));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.key_filings"));
    }

    [Fact]
    public async Task What_the_maker_gave_to_another_dealer_stays_closed_for_everybody_and_what_it_refused_may_be_filed_again()
    {
        var (project, other) = (await Project(), await Project("市第一医院"));
        await Ok(File(project));
        await Ok(Answer(project, "taken", null));
        Assert.StartsWith("厂家答复他店已先报备", (await File(project, "BB-2")).Problems[0].Text.Zh);
        await Ok(File(other, "BB-3"));
        Assert.Equal("Remark", Assert.Single((await Answer(other, "refused", null)).Problems).Field);
        await Ok(Answer(other, "refused", null, "材料不全"));
        Assert.Equal("to-file", (await Show(other))!.Project.State);
        await Ok(File(other, "BB-4"));
    }

    [Fact]
    public async Task A_project_too_small_for_the_rule_in_force_is_not_filed_but_a_special_groups_single_purchase_is()
    {
        await VehicleInStock();
        var small = (await Ok(Open("小微公司", "enterprise", 4))).Id!.Value;
        Assert.Equal("需求4台，不到大客户准入的5台。", Assert.Single((await File(small)).Problems).Text.Zh);
        await Ok(File((await Ok(Open("教师团购", "group", 1))).Id!.Value));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Ka, (SetKeyRules duty) => duty.Now(new(), default)));
        Assert.Equal(["EntryUnits", "FilingDays", "VisitDays"], (await House.Do(Cast.Song, (SetKeyRules duty) => duty.Now(new(), default))).Problems.Select(p => p.Field));
        await Ok(House.Do(Cast.Song, (SetKeyRules duty) => duty.Now(new() { EntryUnits = 3, FilingDays = 60, VisitDays = 45 }, default)));
        await Ok(File(small, "BB-9"));
        Assert.Equal(new DateOnly(2026, 5, 3), (await Show(small))!.Project.ValidUntil);
    }

    [Fact]
    public async Task Nothing_is_quoted_or_signed_before_the_filing_passed()
    {
        var project = await Project();
        Assert.Equal("先报备、后签约：报备通过且在有效期内才能签合同。", (await Sign(project)).Problems[0].Text.Zh);
        await Ok(File(project));
        Assert.False((await Sign(project)).Ok);
        Assert.False((await Quote(project, 1_000m)).Ok);
        await Ok(Answer(project));
        await Ok(Quote(project, 8_000m));
        House.Clock.Advance(TimeSpan.FromDays(91));
        Assert.False((await Sign(project)).Ok);
    }

    [Fact]
    public async Task A_discount_above_the_policy_is_the_general_managers_to_grant_and_nobody_grants_his_own()
    {
        var project = await Passed();
        Assert.Equal("超过政策每台8,000元，先请总经理审批。", Assert.Single((await Sign(project, 9_000m)).Problems).Text.Zh);
        Assert.False((await Quote(project, 9_000m)).Ok);
        Assert.Equal("Discount", Assert.Single((await Ask(project, 8_000m, Ka)).Problems).Field);
        await Ok(Ask(project, 9_000m, Ka));
        Assert.False((await Ask(project, 9_500m, Ka)).Ok);
        Assert.Contains("高总 03-07", await Owed("KA-9"));
        var approval = (await Show(project, Cast.Gao))!.Waiting!.Id;
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(approval, Cast.Song));
        await Ok(Decide(approval, Cast.Gao));
        Assert.False((await Decide(approval, Cast.Gao)).Ok);
        Assert.Contains("高总 03-07 settled", await Owed("KA-9"));
        await Ok(Sign(project, 9_000m));

        Task<Outcome> Decide(Guid id, DemoPerson by) => House.Do(by, (DecideDiscount duty) => duty.Now(id, "grant", null, default));
    }

    [Fact]
    public async Task A_general_manager_who_asked_himself_does_not_decide()
    {
        var project = await Passed();
        var both = Cast.Gao with { Positions = ["GM", "SM"] };
        await Ok(Ask(project, 9_000m, both));
        var approval = (await Show(project))!.Waiting!.Id;
        Assert.False((await House.Do(both, (DecideDiscount duty) => duty.Now(approval, "grant", null, default))).Ok);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.key_approvals where decided_at is null"));
    }

    [Fact]
    public async Task Orders_go_under_the_contract_by_their_number_no_more_than_it_has_cars_and_handovers_are_counted()
    {
        var order = await ReadyOrder();
        var project = await Passed();
        var number = await House.Sql<string>("select number from sales.orders where id = @order", new { order });
        Assert.False((await Link(number)).Ok);
        await Ok(Sign(project, quantity: 1));
        Assert.Equal("Number", Assert.Single((await Link("SO-404")).Problems).Field);
        await Ok(Link(number));
        Assert.False((await Link(number)).Ok);
        Assert.Contains("已挂满", (await Link("SO260304-009")).Problems[0].Text.Zh);
        Assert.False((await Close("done")).Ok);
        var form = Complete;
        form.Kind = "key-account";
        await Ok(HandOver(order, form));
        Assert.Equal((1, 1), (await Show(project))! is var v ? (v.Project.Ordered, v.Project.Delivered) : default);
        Assert.Equal((1, 1, 1), (await House.Read(Cast.Song, (ProjectCounts read) => read.Now(default)))! is var c ? (c.Agreed, c.Ordered, c.Delivered) : default);
        await Ok(Close("done"));
        Assert.Equal("魏强 06-02 settled", await Owed("KA-6"));

        Task<Outcome> Link(string no) => House.Do(Ka, (LinkOrder duty) => duty.Now(project, no, 1, default));
        Task<Outcome> Close(string outcome) => House.Do(Ka, (CloseProject duty) => duty.Now(project, outcome, "全部交付", default));
    }

    [Fact]
    public async Task A_customer_with_a_contract_is_visited_every_quarter_and_each_visit_owes_the_next()
    {
        var project = await Passed();
        Assert.Equal("", await Owed("KA-6"));
        await Ok(Sign(project));
        Assert.Equal("魏强 06-02", await Owed("KA-6"));
        House.Clock.Advance(TimeSpan.FromDays(80));
        Assert.Equal("Note", Assert.Single((await House.Do(Ka, (LogKeyVisit duty) => duty.Now(project, "去了", false, default))).Problems).Field);
        await Ok(Visit(project));
        Assert.Equal("魏强 06-02 settled, 魏强 08-21", await Owed("KA-6"));
        House.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(project, Assert.Single((await House.Read(Ka, (ProjectList list) => list.Show(new("visit-late"), default))).Rows).Project.Id);
    }

    [Fact]
    public async Task The_managers_weekly_review_needs_a_note_on_every_open_project_and_proves_SM_11()
    {
        House.Clock.Advance(TimeSpan.FromDays(5)); // Monday: what is owed for the week opens
        await House.Tick();
        Assert.Equal("Note", Assert.Single((await Review(new())).Problems).Field);
        var (one, two) = (await Project(), await Project("市第一医院"));
        Assert.Equal("每个项目都要写评审意见（5到500字），还缺：KA260309-02。", Assert.Single((await Review(new() { Projects = [one], Notes = ["约局长面谈定配置"] })).Problems).Text.Zh);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Ka, (ReviewProjects duty) => duty.Now(new(), default)));
        Assert.DoesNotContain("settled", await Owed("SM-11"));
        await Ok(Review(new() { Projects = [two, one], Notes = ["先补齐报备材料", "约局长面谈定配置"] }));
        Assert.Equal("宋经理 03-13 settled", await Owed("SM-11"));
        Assert.Equal("约局长面谈定配置", (await House.Read(Cast.Song, (ReviewSheet sheet) => sheet.Now(default))).Open.Single(p => p.Id == one).LastNote);

        Task<Outcome> Review(ReviewProjects.Form form) => House.Do(Cast.Song, (ReviewProjects duty) => duty.Now(form, default));
    }

    [Fact]
    public async Task Going_along_on_a_visit_proves_SM_11_too_and_is_the_managers_to_write_down()
    {
        House.Clock.Advance(TimeSpan.FromDays(5));
        await House.Tick();
        var project = await Project();
        Assert.Equal("Joint", Assert.Single((await Visit(project, joint: true)).Problems).Field);
        await Ok(Visit(project, joint: true, by: Cast.Song));
        Assert.Equal("宋经理 03-13 settled", await Owed("SM-11"));
    }

    [Fact]
    public async Task A_consultant_sees_no_policy_a_colleague_no_foreign_project_another_store_nothing_and_facts_carry_no_money()
    {
        var project = await Passed();
        Assert.Equal(8_000m, (await Show(project, Cast.Song))!.Project.Policy);
        Assert.Equal(8_000m, (await Show(project, Cast.Gao))!.Project.Policy);
        Assert.Null(await Show(project, Colleague));
        Assert.Empty((await House.Read(Colleague, (ProjectList list) => list.Show(new(), default))).Rows);
        Assert.False((await File(project, "BB-7", Colleague)).Ok);
        foreach (var person in new[] { Cast.Wei, Cast.Hua, Cast.Zhan, Cast.Lin, Cast.Ke, Cast.Mei, Cast.Shu })
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => Show(project, person));
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (ProjectList list) => list.Show(new(), default)));
        }
        var other = House.As(Cast.Song, Cast.OtherStore);
        Assert.Null(await House.Read(other, (ProjectRecord record) => record.Show(project, default)));
        Assert.Null(await House.Read(other, (ProjectCounts counts) => counts.Now(default)));
        await Ok(Ask(project, 9_000m, Ka));
        Assert.True(await House.Sql<int>("select count(*)::int from sales.outbox where type like 'Key%'") >= 3);
        Assert.Equal(0, await House.Told("sales", "交通局|秦|8000|9000|12341234"));
    }

    [Fact]
    public async Task Bad_input_is_refused_beside_each_field_and_nobody_is_registered()
    {
        var bad = await House.Do(Ka, (OpenProject duty) => duty.Now(new() { Kind = "friends", Phone = "138", ModelCode = "TC99", TenderOn = new(2026, 3, 1), DiscountAsked = -1 }, default));
        Assert.Equal(["Organisation", "Kind", "Contact", "Phone", "ModelCode", "Quantity", "DecisionChain", "TenderOn", "DiscountAsked"], bad.Problems.Select(p => p.Field));
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from customer_service.customers"));
    }

    private Task<Outcome> Quote(Guid project, decimal discount) => House.Do(Ka, (QuoteProject duty) => duty.Now(project, new() { Kind = "quote", Discount = discount }, default));

    private Task<Outcome> Ask(Guid project, decimal discount, DemoPerson by) => House.Do(by, (AskDiscount duty) => duty.Now(project, discount, "竞品让利更多", default));
}
