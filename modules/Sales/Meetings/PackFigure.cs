using Dealership.Contracts;
using Dealership.Sales.Deliveries;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Meetings;

/// <summary>
/// One figure of a meeting's material: which rows it counts, in SQL as of an instant, so that the figure and the list behind it are the
/// same frozen rows. Takes <c>@at</c>, <c>@day</c> (of the meeting), <c>@of</c> with its instants <c>@from</c> and <c>@until</c>,
/// <c>@monthFrom</c>, and <c>@next</c>, the day whose handovers and contacts are looked forward to.
/// </summary>
/// <param name="Code">As the address carries it.</param>
/// <param name="Name">As the screen says it.</param>
/// <param name="Sql">Selects thing, person of the staff, customer, instant, what names it without a person, amount.</param>
/// <param name="Page">Where its things are opened, before their id; nothing: no page of their own.</param>
internal sealed record PackFigure(string Code, Text Name, string Sql, string? Page)
{
    public const string Visits = "visits", Filed = "filed", Unfiled = "unfiled", Cards = "cards", Contacts = "contacts", Orders = "orders", Deliveries = "deliveries",
        MonthOrders = "month-orders", MonthDeliveries = "month-deliveries", Late = "late", Hot = "hot", Handover = "handover", Aged = "aged", Complaints = "complaints",
        LowScores = "low-scores", Actions = "actions", Forecast = "forecast", DayOpen = "day-open", Incomplete = "incomplete", Unplanned = "unplanned", Left = "left",
        Lost = "lost", NextDue = "next-due";

    /// <summary>How many of the oldest vehicles are shown.</summary>
    private const int Oldest = 10;

    private const string Plan = "select p.id, p.consultant_id, c.customer_id, p.due_at, c.level, null::int from sales.next_contacts p join sales.cards c on c.store_id = @store and c.id = p.card_id where p.store_id = @store and p.made_at <= @at and (p.dropped_at is null or p.dropped_at > @at) and not exists (select 1 from sales.contacts k where k.store_id = @store and k.id = p.contact_id and k.at <= @at)";

    private const string Card = "select c.id, c.consultant_id, c.customer_id, c.contacted_at, c.level, null::int from sales.cards c where c.store_id = @store and c.opened_at <= @at and (c.closed_at is null or c.closed_at > @at)";

    private const string Visit = "select v.id, v.consultant_id, null::uuid, v.arrived_at, v.number::text, v.party from sales.visits v where v.store_id = @store and v.day = @of and v.logged_at <= @at";

    private const string Order = "select o.id, o.consultant_id, o.customer_id, o.ordered_at, o.number, null::int from sales.orders o where o.store_id = @store and o.ordered_at < @until and o.ordered_at <= @at and not exists (select 1 from sales.order_cancellations x where x.store_id = @store and x.order_id = o.id and x.at <= @at)";

    private const string Delivery = """
        select d.id, d.consultant_id, d.customer_id, d.handed_over_at, right(v.vin, 6) || ' ' || v.model_name, null::int from sales.deliveries d
        join   sales.vehicles v on v.store_id = @store and v.id = d.vehicle_id
        where  d.store_id = @store and d.handed_over_at < @until and d.entered_at <= @at and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id and x.at <= @at)
        """;

    private const string Gone = "exists (select 1 from sales.deliveries d where d.store_id = @store and d.handed_over_at <= @at and {0} and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id and x.at <= @at))";

    public static IReadOnlyList<PackFigure> All { get; } =
    [
        new(Visits, new("来店批次", "Visits"), Visit, "/sales/showroom/"),
        new(Filed, new("首次留档", "First visits filed"), $"{Visit} and {VisitView.IsFiled}", "/sales/showroom/"),
        new(Unfiled, new("首次未留档", "First visits not filed"), $"{Visit} and {VisitView.IsUnfiled}", "/sales/showroom/"),
        new(Cards, new("新建意向卡", "Cards opened"), "select c.id, c.consultant_id, c.customer_id, c.opened_at, c.level, null::int from sales.cards c where c.store_id = @store and c.opened_at >= @from and c.opened_at < @until and c.opened_at <= @at", "/sales/cards/"),
        new(Contacts, new("跟进", "Contacts made"), "select k.plan_id, k.by_person, c.customer_id, k.at, k.level_after, null::int from sales.contacts k join sales.cards c on c.store_id = @store and c.id = k.card_id where k.store_id = @store and k.at >= @from and k.at < @until and k.at <= @at", "/sales/contacts/"),
        new(Orders, new("订单", "Orders"), $"{Order} and o.ordered_at >= @from", "/sales/orders/"),
        new(Deliveries, new("交车", "Handovers"), $"{Delivery} and d.handed_over_at >= @from", "/sales/deliveries/"),
        new(MonthOrders, new("本月订单", "Orders this month"), $"{Order} and o.ordered_at >= @monthFrom", "/sales/orders/"),
        new(MonthDeliveries, new("本月交车", "Handovers this month"), $"{Delivery} and d.handed_over_at >= @monthFrom", "/sales/deliveries/"),
        new(Forecast, new("订单预报", "Orders forecast"), "select f.consultant_id, f.consultant_id, null::uuid, f.at, '', f.orders from sales.day_forecasts f where f.store_id = @store and f.day = @day and f.at <= @at", null),
        new(Late, new("逾期未联系", "Contacts late"), $"{Plan} and p.due_at < @at", "/sales/contacts/"),
        new(Left, new("今天还没联系", "Due today, not contacted"), $"{Plan} and p.due_at >= @at and p.due_at < @until", "/sales/contacts/"),
        new(Hot, new("H级客户", "Level H"), $"{Card} and c.level = 'H'", "/sales/cards/"),
        new(Unplanned, new("没有下次联系的卡", "Cards without a next contact"), $"{Card} and not exists (select 1 from sales.next_contacts p where p.store_id = @store and p.card_id = c.id and p.contact_id is null and p.dropped_at is null)", "/sales/cards/"),
        new(Lost, new("待审战败", "Lost deals to decide"), $"select a.id, a.consultant_id, c.customer_id, a.applied_at, a.level, null::int from {LostView.From} join sales.cards c on c.store_id = @store and c.id = a.card_id where a.store_id = @store and a.applied_at <= @at and (a.decided_at is null or a.decided_at > @at)", "/sales/lost/"),
        new(NextDue, new("明天要联系", "Due tomorrow"), $"{Plan} and p.due_on > @day and p.due_on <= @next", "/sales/contacts/"),
        new(Handover, new("待交车", "To hand over"), $"""
            select o.id, o.consultant_id, o.customer_id, o.promised_on::timestamp at time zone @zone, o.number,
                   case when a.order_id is null then 0 else 1 end + case when p.order_id is null then 0 else 2 end
                   + case when exists (select 1 from sales.inspections i where i.store_id = @store and i.vehicle_id = a.vehicle_id and i.passed_at <= @at and i.passed_at > @at - interval '{HandOverVehicle.InspectionDays} days') then 4 else 0 end
            from   sales.orders o
            left   join sales.allocations a on a.store_id = @store and a.order_id = o.id and a.at <= @at
            left   join sales.payments_in_full p on p.store_id = @store and p.order_id = o.id and p.at <= @at
            where  o.store_id = @store and o.promised_on <= @next and o.ordered_at <= @at
              and  not exists (select 1 from sales.order_cancellations x where x.store_id = @store and x.order_id = o.id and x.at <= @at) and not {string.Format(System.Globalization.CultureInfo.InvariantCulture, Gone, "d.order_id = o.id")}
            """, "/sales/orders/"),
        new(Aged, new("库龄最长的在库车", "Longest in stock"), $"""
            select v.id, null::uuid, null::uuid, null::timestamptz, right(v.vin, 6) || ' ' || v.model_name || ' ' || v.colour, @of::date - v.received_on from sales.vehicles v
            where  v.store_id = @store and v.received_on <= @of and not exists (select 1 from sales.allocations a where a.store_id = @store and a.vehicle_id = v.id and a.at <= @at)
              and  not {string.Format(System.Globalization.CultureInfo.InvariantCulture, Gone, "d.vehicle_id = v.id")}
            order  by v.received_on, v.id limit {Oldest}
            """, null),
        new(Complaints, new("未结投诉", "Complaints open"), "select h.complaint_id, null::uuid, null::uuid, h.opened_at, h.department, h.level from sales.heard_complaints h where h.store_id = @store and h.opened_at <= @at and (h.closed_at is null or h.closed_at > @at)", null),
        new(LowScores, new("未结低分", "Low scores open"), "select h.case_id, null::uuid, null::uuid, h.raised_at, h.factor, case when h.raised_at >= @from then 1 else 0 end from sales.heard_low_scores h where h.store_id = @store and h.raised_at <= @at and (h.closed_at is null or h.closed_at > @at)", "/csi/cases/"),
        new(DayOpen, new("未日清", "Days not closed"), "select d.id, null::uuid, null::uuid, d.opened_at, to_char(d.day, 'YYYY-MM-DD'), null::int from sales.showroom_days d where d.store_id = @store and d.opened_at <= @at and (d.closed_at is null or d.closed_at > @at)", "/sales/showroom/days/"),
        new(Incomplete, new("来店未完善", "Visits not finished"), $"{Visit} and {VisitView.IsIncomplete.Replace("@today", "@day", StringComparison.Ordinal)}", "/sales/showroom/"),
        new(Actions, new("没落实的决定", "Decided and not done"), "select a.id, a.person_id, null::uuid, a.due_at, '', null::int from sales.meeting_actions a where a.store_id = @store and a.decided_at <= @at and (a.done_at is null or a.done_at > @at) and (a.dropped_at is null or a.dropped_at > @at)", "/sales/meetings/actions/"),
    ];

    private static readonly string[] InMorning = [Visits, Filed, Unfiled, Cards, Contacts, Orders, Deliveries, MonthOrders, MonthDeliveries, Late, Hot, Handover, Aged, Complaints, LowScores, Actions];
    private static readonly string[] InEvening = [Visits, Filed, Unfiled, Cards, Contacts, Orders, Deliveries, Forecast, MonthOrders, MonthDeliveries, Late, Left, Unplanned, Lost, DayOpen, Incomplete, NextDue, Handover, Complaints, LowScores, Actions];

    public static IReadOnlyList<PackFigure> Of(string kind) => [.. (kind == MeetingKind.Morning ? InMorning : InEvening).Select(code => All.Single(f => f.Code == code))];
}
