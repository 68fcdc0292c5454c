using Dealership.TestKit;

namespace Dealership.Sales.Tests.Funnel;

/// <summary>Whoever changes a row tells its days: a duty, an import, somebody with a statement in his hand.</summary>
public sealed class TouchedDaysTests : RollUpHouse
{
    private const string Wei = "'00000001-0000-0000-0000-00000000000a'", Hua = "'00000001-0000-0000-0000-00000000000b'";

    private static readonly string[] Months = ["2026-02", "2026-03"];

    /// <summary>Every column that a figure reads, and rows that go.</summary>
    private static readonly string[] Changes =
    [
        "update sales.visits set kind = 'first' where kind = 'again'", "update sales.visits set kind = 'again' where number = 2", "update sales.visits set consultant_id = {hua} where number = 1", "update sales.visits set consultant_id = null where number = 2",
        "update sales.visits set arrived_at = arrived_at - interval '8 days'", "update sales.visits set arrived_at = arrived_at + interval '8 days'", "update sales.visits set day = day - 9", "update sales.visits set day = day + 9",
        "update sales.visits set card_id = (select id from sales.cards where source = 'phone')", "update sales.visits set card_id = (select id from sales.cards where source = 'visit' limit 1) where kind = 'again'", "update sales.visits set card_id = null where kind = 'first'",
        "update sales.contacts set how = 'visit'", "update sales.contacts set how = 'wechat'", "update sales.contacts set reached = not reached", "update sales.contacts set reached = true", "update sales.contacts set at = at - interval '9 days'", "update sales.contacts set at = at + interval '9 days'",
        "update sales.contacts set card_id = (select id from sales.cards where source = 'visit' limit 1)",
        "update sales.cards set source = 'referral' where source = 'visit'", "update sales.cards set source = 'online' where source = 'phone'", "update sales.cards set opened_at = opened_at - interval '20 days'", "update sales.cards set opened_at = opened_at + interval '1 day'",
        "update sales.cards set consultant_id = {hua}", "update sales.cards set closed_at = coalesce(closed_at, opened_at) + interval '3 days', outcome = 'lost'", "update sales.cards set outcome = 'frozen' where order_id is null", "update sales.cards set closed_at = closed_at - interval '2 days'",
        "update sales.cards set visit_id = (select id from sales.visits where number = 2 limit 1)", "update sales.cards set visit_id = null", "update sales.cards set order_id = (select id from sales.orders order by ordered_at limit 1)", "update sales.cards set order_id = null",
        "update sales.cards set order_id = (select order_id from sales.deliveries limit 1) where source = 'referral'",
        "update sales.orders set ordered_at = ordered_at - interval '4 days'", "update sales.orders set consultant_id = {hua}", "update sales.deliveries set handed_over_at = handed_over_at + interval '1 day'", "update sales.deliveries set consultant_id = {hua}",
        "update sales.deliveries set customer_id = gen_random_uuid() where handed_over_at = (select min(handed_over_at) from sales.deliveries)", "update sales.deliveries set customer_id = (select customer_id from sales.orders limit 1)",
        "update sales.contract_lines set kind = 'loan'", "update sales.contract_lines set dropped_at = now(), dropped_by = {wei}", "update sales.contract_lines set dropped_at = null", "update sales.order_cancellations set at = at - interval '7 days'",
        "insert into sales.delivery_cancellations (store_id, delivery_id, reason, at, by_person) select store_id, id, 'x', now(), {wei} from sales.deliveries order by handed_over_at limit 1",
        "delete from sales.delivery_cancellations", "delete from sales.order_cancellations", "delete from sales.contract_lines", "update sales.next_contacts set dropped_at = coalesce(dropped_at, now()), contact_id = null; delete from sales.contacts",
        "update sales.lost_applications set approved = not approved", "update sales.lost_applications set reason = 'other'", "update sales.lost_applications set applied_at = applied_at - interval '6 days'", "update sales.lost_applications set consultant_id = {hua}", "delete from sales.lost_applications",
        "update sales.test_drives set started_at = started_at - interval '30 hours'", "update sales.test_drives set consultant_id = {hua}", "update sales.test_drives set card_id = (select id from sales.cards order by id desc limit 1)", "delete from sales.test_drives", "delete from sales.visits where number = 1",
    ];

    [Fact]
    public async Task Whatever_column_changes_under_the_funnel_and_whatever_row_goes_it_follows()
    {
        await House.RebuildRollUps();
        await Story();
        foreach (var change in Changes)
        {
            await House.Sql<int>(change.Replace("{wei}", Wei).Replace("{hua}", Hua) + "; select 1");
            await Exact(change, Months);
        }
    }

    [Fact]
    public async Task What_the_funnel_does_not_read_tells_nothing()
    {
        await House.RebuildRollUps();
        await Story();
        await House.Settle();
        foreach (var change in new[] { "update sales.cards set level = 'C'", "update sales.visits set left_at = arrived_at", "update sales.orders set price = 1", "update sales.contacts set note = 'x'", "update sales.cards set source = source", "delete from sales.visits where false" })
            await House.Sql<int>($"{change}; select 1");
        Assert.Equal(0, await Waiting());
        await House.Sql<int>("update sales.cards set source = 'other' where source = 'phone'; select 1");
        Assert.Equal(1, await Waiting());
    }

    [Fact]
    public async Task A_statement_over_many_rows_tells_each_day_once()
    {
        await House.Sql<int>("""
            insert into sales.cards (store_id, id, customer_id, consultant_id, source, level, opened_at, opened_by, contacted_at, closed_at, closed_by, outcome)
            select 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'phone', 'A', at, gen_random_uuid(), at, at + interval '10 minutes', gen_random_uuid(), 'lost'
            from   generate_series(timestamptz '2026-02-03 01:00Z', '2026-02-05 15:00Z', interval '15 minutes') at where extract(hour from at at time zone 'UTC') between 1 and 14;
            select 1
            """);
        Assert.Equal(3, await Waiting());
        await House.RebuildRollUps();
        await Exact("many cards, counted anew", "2026-02");
    }

    /// <summary>Two visits filed, one by a call and invited; two orders, one cancelled, one handed over twice over; a loss and a drive.</summary>
    private async Task Story()
    {
        var (first, _) = (await Visit(), await Visit());
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = first }));
        var called = await Card("A", "13900001111");
        await House.Sql<int>("update sales.cards set source = 'phone' where visit_id is null; select 1");
        await Ok(Contact(called, new() { How = "phone" }));
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = await Visit("again") }));
        var drive = await Drive(await House.Sql<Guid>("select id from sales.cards where source = 'visit'"), await Car("LSVAA49J932047372"));
        await Ok(Start(drive));
        House.Clock.Advance(TimeSpan.FromHours(2));
        await Ok(Return(drive));
        await Ok(HandOver(await ReadyOrder(accessories: 3_000m)));
        await Order();
        await House.Sql<int>($"""
            insert into sales.order_cancellations (store_id, order_id, reason, at, by_person) select store_id, id, 'x', ordered_at + interval '1 day', {Wei} from sales.orders where id not in (select order_id from sales.deliveries);
            insert into sales.deliveries (store_id, id, order_id, vehicle_id, customer_id, consultant_id, handed_over_at, odometer_km, kind, papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late)
            select store_id, gen_random_uuid(), order_id, vehicle_id, customer_id, consultant_id, handed_over_at + interval '2 days', odometer_km, kind, papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late from sales.deliveries;
            insert into sales.lost_applications (store_id, id, card_id, consultant_id, kind, reason, note, level, applied_at, applied_by, decided_at, decided_by, approved)
            select store_id, gen_random_uuid(), id, consultant_id, 'lost', 'rival', '', 'A', opened_at + interval '2 days', consultant_id, opened_at + interval '2 days', consultant_id, true from sales.cards where source = 'phone';
            select 1
            """);
        await Exact("the story", Months);
    }
}
