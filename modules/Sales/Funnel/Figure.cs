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
/// <param name="Source">What it is counted from.</param>
/// <param name="Which">Which of those rows.</param>
/// <param name="Frozen">Of the month's start: nothing where nobody counted it.</param>
/// <param name="Stock">What there is at the month's end, and not what happened on a day of it.</param>
internal sealed record Figure(string Code, Text Name, FigureSource Source, string Which = "true", bool Frozen = false, bool Stock = false)
{
    /// <summary>Spoken to elsewhere than in the showroom within a week before he came.</summary>
    private const string Invited = """
        exists (select 1 from sales.contacts t where t.store_id = @store and t.card_id = v.card_id and t.reached and t.how in ('phone', 'wechat', 'home')
                and t.at < v.arrived_at and t.at >= v.arrived_at - interval '7 days')
        """;

    /// <summary>Came again on a later day of the month in which his card was opened.</summary>
    private const string Twice = """
        exists (select 1 from sales.visits v where v.store_id = @store and v.card_id = c.id and v.day > (c.opened_at at time zone @zone)::date
                and v.day < date_trunc('month', c.opened_at at time zone @zone) + interval '1 month')
        """;

    /// <summary>Had another vehicle handed over here before, for whatever reason he bought again.</summary>
    private const string Owner = """
        exists (select 1 from sales.deliveries e where e.store_id = @store and e.customer_id = d.customer_id and e.handed_over_at < d.handed_over_at
                and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = e.id))
        """;

    private const string OfCard = "exists (select 1 from sales.cards c where c.store_id = @store and c.order_id = o.id and";

    private const string Recent = "c.opened_at >= @from - interval '90 days'";

    public static IReadOnlyList<Figure> All { get; } =
    [
        Came("traffic", "客流总数", "Total traffic", "true"), Came("first", "首次到店", "First visits", "v.kind = 'first'"), Came("filed", "首次到店已留档", "First visits filed", VisitView.IsFiled),
        Came("already", "先留档后首次到店", "First visits filed before", VisitView.IsAlready), Came("unfiled", "看车未留档", "Looked, not filed", VisitView.IsUnfiled),
        Came("again", "再次到店", "Repeat visits", "v.kind = 'again'"), Came("errand", "非意向来店", "Errands", "v.kind = 'errand'"), Came("unasked", "未完善", "Not completed", "v.kind is null"),
        Came("invited", "邀约后到店", "Came after an invitation", Invited),

        new("opened", new("本月建卡", "Cards opened"), FigureSource.Opened), new("twice", new("建卡后二次来店", "Came a second time"), FigureSource.Opened, Twice),
        new("leads", new("来电、网络建卡", "Cards from calls and online"), FigureSource.Opened, "c.source in ('phone', 'online')"),
        new("lost", new("战败", "Lost"), FigureSource.Closed, "c.outcome = 'lost'"),
        new("left", new("月初剩余潜客", "Prospects left at month start"), FigureSource.Left, Frozen: true),
        new("left-90", new("月初90天内剩余潜客", "Left at month start, filed within 90 days"), FigureSource.Left, Recent, Frozen: true),
        new("left-90-ordered", new("其中本月签单", "Of these, ordered in the month"), FigureSource.LeftAndClosed, $"{Recent} and c.outcome = 'ordered'", Frozen: true),

        new("drives", new("试乘试驾", "Test drives"), FigureSource.Drives),

        Ordered("orders", "本月订单", "Orders", "true"), Ordered("showroom-orders", "展厅客户订单", "Orders of showroom customers", $"{OfCard} c.source = 'visit')"),
        Ordered("lead-orders", "来电、网络客户订单", "Orders of callers and online customers", $"{OfCard} c.source in ('phone', 'online'))"),
        Ordered("driven-orders", "试驾过的客户订单", "Orders after a test drive", $"{OfCard} exists (select 1 from sales.test_drives t where t.store_id = @store and t.card_id = c.id and t.started_at < o.ordered_at))"),
        Ordered("first-orders", "首次到店当天订单", "Ordered on a first visit", OnVisit("first")), Ordered("again-orders", "再次到店当天订单", "Ordered on a repeat visit", OnVisit("again")),
        new("orders-left", new("月初剩余订单", "Orders left at month start"), FigureSource.OrdersLeft, Frozen: true),
        new("orders-open", new("月末剩余订单", "Orders left at month end"), FigureSource.OrdersOpen, Stock: true),
        new("cancelled", new("本月退订", "Cancelled"), FigureSource.Cancelled),

        HandedOver("delivered", "本月交车", "Handovers", "true"), HandedOver("referred", "老客户介绍的交车", "Handovers from referrals", $"{OfCard} c.source = 'referral')"),
        HandedOver("financed", "贷款交车", "Handovers with a loan", With("loan")), HandedOver("insured", "店内投保交车", "Handovers insured here", With("insurance")),
        HandedOver("fitted", "选了精品的交车", "Handovers with accessories", With("accessories")), HandedOver("owners", "老客户介绍或再购的交车", "Handovers to owners and whom they sent", $"({OfCard} c.source = 'referral') or {Owner})"),

        new("applied", new("战败申请", "Lost deals applied for"), FigureSource.Losses), new("clear", new("原因明确的战败", "With a clear reason"), FigureSource.Losses, LostView.IsClear),
    ];

    public string Kind => Source.Kind;

    /// <summary>Selects id, at, customer_id, consultant_id and model_code.</summary>
    public string Sql { get; } = $"select {Source.Columns} from {Source.From} where {Source.Where} and {Which}";

    /// <summary>Each of its rows happened on a day: a month's are its days' together, and no day's depend on which month is asked for.</summary>
    public bool Daily => !Frozen && !Stock;

    public static Figure? Of(string? code) => All.FirstOrDefault(f => f.Code == code);

    private static Figure Came(string code, string zh, string en, string which) => new(code, new(zh, en), FigureSource.Visits, which);

    private static Figure Ordered(string code, string zh, string en, string which) => new(code, new(zh, en), FigureSource.Orders, which);

    /// <summary>He ordered on the day of a visit of this kind.</summary>
    private static string OnVisit(string kind) =>
        $"{OfCard} exists (select 1 from sales.visits v where v.store_id = @store and v.card_id = c.id and v.kind = '{kind}' and v.day = (o.ordered_at at time zone @zone)::date))";

    private static Figure HandedOver(string code, string zh, string en, string which) => new(code, new(zh, en), FigureSource.Deliveries, which);

    /// <summary>The buyer chose it with the contract and kept it.</summary>
    private static string With(string line) => $"exists (select 1 from sales.contract_lines l where l.store_id = @store and l.order_id = o.id and l.kind = '{line}' and l.dropped_at is null)";
}
