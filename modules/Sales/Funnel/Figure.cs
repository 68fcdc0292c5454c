using Dealership.Contracts;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Funnel;

/// <summary>
/// One figure of the funnel as the rows that it counts: what is shown and the list behind it are one SQL. Takes the month as days
/// <c>@first</c> and <c>@last</c> and as instants <c>@from</c> and <c>@until</c>, and the store's <c>@zone</c>.
/// </summary>
/// <param name="Code">As the address has it.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Kind">What a row is: <c>visit</c>, <c>card</c>, <c>drive</c>, <c>order</c>, <c>delivery</c> or <c>loss</c>.</param>
/// <param name="Sql">Selects id, at, customer_id, consultant_id and model_code.</param>
/// <param name="Frozen">Of the month's start: nothing where nobody counted it.</param>
/// <param name="Stock">What there is at the month's end, and not what happened on a day of it.</param>
internal sealed record Figure(string Code, Text Name, string Kind, string Sql, bool Frozen = false, bool Stock = false)
{
    public const string Visit = "visit", Card = "card", Drive = "drive", Order = "order", Delivery = "delivery", Loss = "loss";

    private const string Within = "c.opened_at >= @from and c.opened_at < @until";
    /// <summary>Spoken to elsewhere than in the showroom within a week before he came.</summary>
    private const string Invited = """
        exists (select 1 from sales.contacts t where t.store_id = @store and t.card_id = v.card_id and t.reached and t.how in ('phone', 'wechat', 'home')
                and t.at < v.arrived_at and t.at >= v.arrived_at - interval '7 days')
        """;

    /// <summary>Had another vehicle handed over here before, for whatever reason he bought again.</summary>
    private const string Owner = """
        exists (select 1 from sales.deliveries e where e.store_id = @store and e.customer_id = d.customer_id and e.handed_over_at < d.handed_over_at
                and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = e.id))
        """;

    private const string OfCard = "exists (select 1 from sales.cards c where c.store_id = @store and c.order_id = o.id and";

    public static IReadOnlyList<Figure> All { get; } =
    [
        Came("traffic", "客流总数", "Total traffic", "true"), Came("first", "首次到店", "First visits", "v.kind = 'first'"), Came("filed", "首次到店已留档", "First visits filed", VisitView.IsFiled),
        Came("already", "先留档后首次到店", "First visits filed before", VisitView.IsAlready), Came("unfiled", "看车未留档", "Looked, not filed", VisitView.IsUnfiled),
        Came("again", "再次到店", "Repeat visits", "v.kind = 'again'"), Came("errand", "非意向来店", "Errands", "v.kind = 'errand'"), Came("unasked", "未完善", "Not completed", "v.kind is null"),
        Came("invited", "邀约后到店", "Came after an invitation", Invited),

        Cards("opened", "本月建卡", "Cards opened", Within),
        Cards("twice", "建卡后二次来店", "Came a second time", $"{Within} and exists (select 1 from sales.visits v where v.store_id = @store and v.card_id = c.id and v.day > (c.opened_at at time zone @zone)::date and v.day < date_trunc('month', c.opened_at at time zone @zone) + interval '1 month')"),
        Cards("leads", "来电、网络建卡", "Cards from calls and online", $"{Within} and c.source in ('phone', 'online')"),
        new("lost", new("战败", "Lost"), Card, Prospects("c.closed_at", "c.consultant_id", "sales.cards c", "c.outcome = 'lost' and c.closed_at >= @from and c.closed_at < @until")),
        new("left", new("月初剩余潜客", "Prospects left at month start"), Card, Prospects("c.opened_at", "m.consultant_id", Start, "true"), true),
        new("left-90", new("月初90天内剩余潜客", "Left at month start, filed within 90 days"), Card, Prospects("c.opened_at", "m.consultant_id", Start, Recent), true),
        new("left-90-ordered", new("其中本月签单", "Of these, ordered in the month"), Card, Prospects("c.closed_at", "m.consultant_id", Start, $"{Recent} and c.outcome = 'ordered' and c.closed_at >= @from and c.closed_at < @until"), true),

        new("drives", new("试乘试驾", "Test drives"), Drive,
            "select t.id, t.started_at as at, t.customer_id, t.consultant_id, k.model_code from sales.test_drives t join sales.cards k on k.store_id = @store and k.id = t.card_id where t.store_id = @store and t.started_at >= @from and t.started_at < @until"),

        Ordered("orders", "本月订单", "Orders", "true"), Ordered("showroom-orders", "展厅客户订单", "Orders of showroom customers", $"{OfCard} c.source = 'visit')"),
        Ordered("lead-orders", "来电、网络客户订单", "Orders of callers and online customers", $"{OfCard} c.source in ('phone', 'online'))"),
        Ordered("driven-orders", "试驾过的客户订单", "Orders after a test drive", $"{OfCard} exists (select 1 from sales.test_drives t where t.store_id = @store and t.card_id = c.id and t.started_at < o.ordered_at))"),
        Ordered("first-orders", "首次到店当天订单", "Ordered on a first visit", OnVisit("first")), Ordered("again-orders", "再次到店当天订单", "Ordered on a repeat visit", OnVisit("again")),
        new("orders-left", new("月初剩余订单", "Orders left at month start"), Order,
            "select o.id, o.ordered_at as at, o.customer_id, m.consultant_id, o.model_code from sales.month_start_orders m join sales.orders o on o.store_id = @store and o.id = m.order_id where m.store_id = @store and m.month = @first", true),
        new("orders-open", new("月末剩余订单", "Orders left at month end"), Order, """
            select o.id, o.ordered_at as at, o.customer_id, o.consultant_id, o.model_code from sales.orders o
            where  o.store_id = @store and o.ordered_at < @until
              and  not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id and c.at < @until)
              and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id and d.handed_over_at < @until
                               and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id))
            """, Stock: true),
        new("cancelled", new("本月退订", "Cancelled"), Order,
            "select o.id, x.at, o.customer_id, o.consultant_id, o.model_code from sales.order_cancellations x join sales.orders o on o.store_id = @store and o.id = x.order_id where x.store_id = @store and x.at >= @from and x.at < @until"),

        HandedOver("delivered", "本月交车", "Handovers", "true"), HandedOver("referred", "老客户介绍的交车", "Handovers from referrals", $"{OfCard} c.source = 'referral')"),
        HandedOver("financed", "贷款交车", "Handovers with a loan", With("loan")), HandedOver("insured", "店内投保交车", "Handovers insured here", With("insurance")),
        HandedOver("fitted", "选了精品的交车", "Handovers with accessories", With("accessories")), HandedOver("owners", "老客户介绍或再购的交车", "Handovers to owners and whom they sent", $"({OfCard} c.source = 'referral') or {Owner})"),

        Lost("applied", "战败申请", "Lost deals applied for", "true"), Lost("clear", "原因明确的战败", "With a clear reason", LostView.IsClear),
    ];

    /// <summary>Each of its rows happened on a day: a month's are its days' together, and no day's depend on which month is asked for.</summary>
    public bool Daily => !Frozen && !Stock;

    /// <summary>As <see cref="Sql"/>, of each day of a table <c>days</c>: <c>day</c>, and its instants <c>since</c> and <c>before</c>.</summary>
    public string OfDays => Sql.Replace("@first", "days.day", StringComparison.Ordinal).Replace("@last", "days.day", StringComparison.Ordinal)
        .Replace("@from", "days.since", StringComparison.Ordinal).Replace("@until", "days.before", StringComparison.Ordinal);

    public static Figure? Of(string? code) => All.FirstOrDefault(f => f.Code == code);

    private const string Start = "sales.month_start_cards m join sales.cards c on c.store_id = @store and c.id = m.card_id and m.store_id = @store and m.month = @first";
    private const string Recent = "c.opened_at >= @from - interval '90 days'";

    private static string Prospects(string at, string consultant, string from, string which) =>
        $"select c.id, {at} as at, c.customer_id, {consultant}, c.model_code from {from} where c.store_id = @store and {which}";

    private static Figure Came(string code, string zh, string en, string which) => new(code, new(zh, en), Visit, $"""
        select v.id, v.arrived_at as at, k.customer_id, v.consultant_id, v.model_code from sales.visits v left join sales.cards k on k.store_id = @store and k.id = v.card_id
        where v.store_id = @store and v.day >= @first and v.day <= @last and {which}
        """);

    private static Figure Cards(string code, string zh, string en, string which) => new(code, new(zh, en), Card, Prospects("c.opened_at", "c.consultant_id", "sales.cards c", which));

    private static Figure Ordered(string code, string zh, string en, string which) => new(code, new(zh, en), Order,
        $"select o.id, o.ordered_at as at, o.customer_id, o.consultant_id, o.model_code from sales.orders o where o.store_id = @store and o.ordered_at >= @from and o.ordered_at < @until and {which}");

    /// <summary>He ordered on the day of a visit of this kind.</summary>
    private static string OnVisit(string kind) =>
        $"{OfCard} exists (select 1 from sales.visits v where v.store_id = @store and v.card_id = c.id and v.kind = '{kind}' and v.day = (o.ordered_at at time zone @zone)::date))";

    private static Figure HandedOver(string code, string zh, string en, string which) => new(code, new(zh, en), Delivery, $"""
        select d.id, d.handed_over_at as at, d.customer_id, d.consultant_id, o.model_code from sales.deliveries d join sales.orders o on o.store_id = @store and o.id = d.order_id
        where d.store_id = @store and d.handed_over_at >= @from and d.handed_over_at < @until and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id) and {which}
        """);

    /// <summary>The buyer chose it with the contract and kept it.</summary>
    private static string With(string line) => $"exists (select 1 from sales.contract_lines l where l.store_id = @store and l.order_id = o.id and l.kind = '{line}' and l.dropped_at is null)";

    private static Figure Lost(string code, string zh, string en, string which) => new(code, new(zh, en), Loss, $"""
        select a.id, a.applied_at as at, k.customer_id, a.consultant_id, k.model_code from sales.lost_applications a join sales.cards k on k.store_id = @store and k.id = a.card_id
        where a.store_id = @store and a.applied_at >= @from and a.applied_at < @until and {which}
        """);
}
