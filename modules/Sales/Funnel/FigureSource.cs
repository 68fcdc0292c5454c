namespace Dealership.Sales.Funnel;

/// <summary>Rows that figures are counted from: those of a month, or of a day.</summary>
/// <param name="Kind">What a row is: <c>visit</c>, <c>card</c>, <c>drive</c>, <c>order</c>, <c>delivery</c> or <c>loss</c>.</param>
/// <param name="Columns">Selects id, at, customer_id, consultant_id and model_code.</param>
/// <param name="From">The tables.</param>
/// <param name="Where">Which rows.</param>
internal sealed record FigureSource(string Kind, string Columns, string From, string Where)
{
    public const string Visit = "visit", Card = "card", Drive = "drive", Order = "order", Delivery = "delivery", Loss = "loss";

    public static FigureSource Visits { get; } = new(Visit, "v.id, v.arrived_at as at, k.customer_id, v.consultant_id, v.model_code",
        "sales.visits v left join sales.cards k on k.store_id = @store and k.id = v.card_id", "v.store_id = @store and v.day >= @first and v.day <= @last");

    public static FigureSource Opened { get; } = Prospects("c.opened_at", "c.consultant_id", "sales.cards c", "c.opened_at >= @from and c.opened_at < @until");

    public static FigureSource Closed { get; } = Prospects("c.closed_at", "c.consultant_id", "sales.cards c", "c.closed_at >= @from and c.closed_at < @until");

    /// <summary>Open at the month's start, and whose they were.</summary>
    public static FigureSource Left { get; } = Prospects("c.opened_at", "m.consultant_id", Start, "true");

    /// <summary>Of these, what was closed in the month.</summary>
    public static FigureSource LeftAndClosed { get; } = Prospects("c.closed_at", "m.consultant_id", Start, "c.closed_at >= @from and c.closed_at < @until");

    public static FigureSource Drives { get; } = new(Drive, "t.id, t.started_at as at, t.customer_id, t.consultant_id, k.model_code",
        "sales.test_drives t join sales.cards k on k.store_id = @store and k.id = t.card_id", "t.store_id = @store and t.started_at >= @from and t.started_at < @until");

    public static FigureSource Orders { get; } = new(Order, "o.id, o.ordered_at as at, o.customer_id, o.consultant_id, o.model_code",
        "sales.orders o", "o.store_id = @store and o.ordered_at >= @from and o.ordered_at < @until");

    public static FigureSource OrdersLeft { get; } = new(Order, "o.id, o.ordered_at as at, o.customer_id, m.consultant_id, o.model_code",
        "sales.month_start_orders m join sales.orders o on o.store_id = @store and o.id = m.order_id", "m.store_id = @store and m.month = @first");

    public static FigureSource OrdersOpen { get; } = new(Order, "o.id, o.ordered_at as at, o.customer_id, o.consultant_id, o.model_code", "sales.orders o", """
        o.store_id = @store and o.ordered_at < @until
        and not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id and c.at < @until)
        and not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id and d.handed_over_at < @until
                        and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id))
        """);

    public static FigureSource Cancelled { get; } = new(Order, "o.id, x.at, o.customer_id, o.consultant_id, o.model_code",
        "sales.order_cancellations x join sales.orders o on o.store_id = @store and o.id = x.order_id", "x.store_id = @store and x.at >= @from and x.at < @until");

    public static FigureSource Deliveries { get; } = new(Delivery, "d.id, d.handed_over_at as at, d.customer_id, d.consultant_id, o.model_code",
        "sales.deliveries d join sales.orders o on o.store_id = @store and o.id = d.order_id", """
        d.store_id = @store and d.handed_over_at >= @from and d.handed_over_at < @until
        and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)
        """);

    public static FigureSource Losses { get; } = new(Loss, "a.id, a.applied_at as at, k.customer_id, a.consultant_id, k.model_code",
        "sales.lost_applications a join sales.cards k on k.store_id = @store and k.id = a.card_id", "a.store_id = @store and a.applied_at >= @from and a.applied_at < @until");

    private const string Start = "sales.month_start_cards m join sales.cards c on c.store_id = @store and c.id = m.card_id and m.store_id = @store and m.month = @first";

    private static FigureSource Prospects(string at, string consultant, string from, string where) =>
        new(Card, $"c.id, {at} as at, c.customer_id, {consultant}, c.model_code", from, $"c.store_id = @store and {where}");
}
