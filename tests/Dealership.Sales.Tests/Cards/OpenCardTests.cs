using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Orders;
using Dealership.Sales.Showroom;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Cards;

public sealed class OpenCardTests : CardHouse
{
    [Fact]
    public async Task Name_number_and_level_make_a_card_and_the_first_contact_stands_on_the_consultants_desk()
    {
        var card = await Card("H");
        var view = await Show(card);
        Assert.Equal(("张**", "138****1234", "H", Cast.Wei.Name), (view.Customer!.Name, view.Customer.Phone, view.Card.Level, view.Consultant));
        await House.Settle();
        Assert.Equal("魏强 03-07", await OnTheDesk(view.Card.PlanId!.Value));
    }

    [Fact]
    public async Task Facts_of_cards_carry_ids_and_neither_name_nor_number()
    {
        await Card();
        Assert.Equal(2, await House.Sql<int>($"select count(*)::int from sales.outbox where type in ('{nameof(CardOpened)}', '{nameof(ContactPlanned)}')"));
        Assert.Equal(0, await House.Told("sales", "12341234|[*]1234|张"));
    }

    [Fact]
    public async Task A_card_opened_from_a_visit_is_that_visits_and_its_consultants()
    {
        var visit = await Visit();
        var card = (await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "A", VisitId = visit }, Cast.Zhan))).Id!.Value;
        var view = await Show(card);
        Assert.Equal((visit, Cast.Wei.Id, "visit"), (view.Card.VisitId, view.Card.ConsultantId, view.Card.Source));
        Assert.Single(view.Visits);
        Assert.False((await Open(new() { Name = "李先生", Phone = "13900001111", Level = "A", VisitId = visit })).Ok);
    }

    [Fact]
    public async Task One_customer_has_one_card_and_a_colleague_is_told_whose_he_is()
    {
        await Card();
        var refused = await Open(new() { Name = "张伟", Phone = "138 1234 1234", Level = "C" }, Cast.Hua);
        Assert.Equal(("Phone", "这位客户已有意向卡：顾问魏强，H级，3月4日建。"), (refused.Problems[0].Field, Assert.Single(refused.Problems).Text.Zh));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.cards"));
    }

    [Fact]
    public async Task While_a_number_is_typed_its_card_is_shown_and_of_a_colleagues_customer_only_the_colleague()
    {
        var card = await Card();
        Assert.Empty(await Like(Cast.Wei, "1381234"));
        Assert.Equal(new("张** H", "魏强", $"/sales/cards/{card}"), Assert.Single(await Like(Cast.Wei, "+86 138-1234-1234")));
        var colleague = Assert.Single(await Like(Cast.Hua, Phone));
        Assert.Equal(("魏强", "同事的客户"), (colleague.Label, colleague.Hint));
        Assert.DoesNotContain(card.ToString(), colleague.Href);

        Task<IReadOnlyList<CardLookalikes.Row>> Like(DemoPerson by, string phone) => House.Read(by, (CardLookalikes like) => like.Like(phone, default));
    }

    [Fact]
    public async Task A_visit_of_somebody_with_a_card_joins_it()
    {
        var (card, visit) = (await Card(), await Visit());
        Assert.Equal(card, (await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "B", VisitId = visit }))).Id);
        var view = await Show(card);
        Assert.Equal(("H", 1), (view.Card.Level, view.Visits.Count));
    }

    [Fact]
    public async Task Bad_input_is_refused_beside_each_field_and_nobody_is_registered()
    {
        var refused = await Open(new() { Phone = "1381234", Level = "F1", NextOn = new(2026, 3, 1), Source = "dream", ModelCode = "TC99" });
        Assert.Equal(["Name", "Phone", "Level", "Source", "NextOn", "ModelCode"], refused.Problems.Select(p => p.Field));
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from customer_service.customers"));
    }

    [Fact]
    public async Task Whoever_said_no_to_being_contacted_gets_no_card()
    {
        var customer = await Customer();
        await House.Sql<int>("insert into customer_service.contact_stops (store_id, id, customer_id, reason, at, by_person) values (1, gen_random_uuid(), @customer, '拒绝', now(), gen_random_uuid())", new { customer });
        Assert.Equal("Phone", Assert.Single((await Open(new() { Name = "张先生", Phone = Phone, Level = "H" })).Problems).Field);
    }

    [Fact]
    public async Task Of_sixty_first_visits_forty_filed_ten_filed_before_and_ten_not_the_filing_rate_is_eighty_percent()
    {
        string Number(int n) => $"139000{n:00000}";
        for (var n = 0; n < 10; n++) await Card("B", Number(n));
        for (var n = 0; n < 60; n++)
        {
            var visit = await Visit();
            if (n < 50) await Ok(Open(new() { Name = "客户", Phone = Number(n), Level = "C", VisitId = visit }));
        }
        for (var n = 0; n < 20; n++) await Visit("again");
        var counts = (await House.Read(Cast.Zhan, (VisitCounts read) => read.Between(null, null, null, default)))!;
        Assert.Equal((60, 40, 10, 10, 20), (counts.First, counts.Filed, counts.Already, counts.Unfiled, counts.Again));
        Assert.Equal("80%", new Dealership.Ui.Words().Percent(counts.Filed, counts.ToFile));
        foreach (var (view, figure) in new[] { (VisitView.Filed, 40), (VisitView.Already, 10), (VisitView.Unfiled, 10) })
            Assert.Equal(figure, (await House.Read(Cast.Zhan, (VisitList list) => list.Show(new(Show: view, Take: 100), default))).Rows.Count);
    }

    [Fact]
    public async Task Whoever_orders_has_his_card_closed_in_the_same_save_and_nothing_is_owed_for_it()
    {
        var card = await Card();
        var plan = await Owed(card);
        var customer = (await Show(card)).Card.CustomerId;
        var order = (await Ok(House.Do(Cast.Wei, (TakeOrder duty) => duty.Now(new() { CustomerId = customer, ModelCode = "TC31" }, default)))).Id;
        var view = await Show(card);
        Assert.Equal((CardOutcome.Ordered, order, (Guid?)null), (view.Card.Outcome, view.Card.OrderId, view.Card.PlanId));
        await House.Settle();
        Assert.Equal("魏强 03-07 settled", await OnTheDesk(plan));
        await Card();
    }

    [Fact]
    public async Task A_consultant_sees_his_own_cards_a_supervisor_all_and_marketing_none()
    {
        var card = await Card();
        Assert.Empty((await List(Cast.Hua)).Rows);
        Assert.Null(await House.Read(Cast.Hua, (CardRecord record) => record.Show(card, default)));
        Assert.Null(await House.Read(Cast.Hua, (CardCounts counts) => counts.Now(Cast.Wei.Id, default)));
        Assert.Single((await List(Cast.Zhan)).Rows);
        foreach (var person in new[] { Cast.Mei, Cast.Lin, Cast.Gao, Cast.Shu }) await Assert.ThrowsAsync<NotAllowedException>(() => List(person));
        var other = House.As(Cast.Zhan, Cast.OtherStore);
        Assert.Null(await House.Read(other, (CardRecord record) => record.Show(card, default)));
        Assert.Empty((await House.Read(other, (CardList list) => list.Show(new(), default))).Rows);
    }
}
