using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Our cars at secondary dealers, the longest there first, and what was sold there in a month. Buyers are masked.</summary>
[Needs(NetworkRights.See)]
internal sealed class PlacedCars(Db db, TimeProvider clock, ICalendar calendar, ICustomers customers, NetworkRules rules) : IRead
{
    /// <summary>As selected; <c>SortAt</c> is when it was placed, or sold, or came back.</summary>
    internal sealed record Row(
        Guid Id, Guid DealerId, string Dealer, string Vin, string ModelName, string Colour, DateTimeOffset PlacedAt, DateTimeOffset? EndedAt, string? How, string? Why, DateTimeOffset? SoldAt, DateTimeOffset? ReportedAt, bool? InTime,
        Guid? DeliveryId, Guid? CustomerId, DateTimeOffset SortAt);

    internal sealed record Line(Row Car, CustomerCard? Buyer, int Days);

    /// <summary>What to show; <c>Show</c> is one of <see cref="CarView"/>, sales are those of the month (yyyy-MM), <c>After</c> the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, Guid? Dealer = null, string? Month = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, DateOnly Month);

    private static string Sql(string? show) => $"""
        select * from (
            select p.id, p.dealer_id, x.name as dealer, v.vin, v.model_name, v.colour, p.placed_at, p.ended_at, p.how, p.why, s.sold_at, s.reported_at, s.in_time, s.delivery_id, d.customer_id,
                   coalesce(s.sold_at, p.ended_at, p.placed_at) as sort_at
            from   {CarView.From}
            join   sales.secondary_dealers x on x.store_id = @store and x.id = p.dealer_id
            join   sales.vehicles v on v.store_id = @store and v.id = p.vehicle_id
            left   join sales.deliveries d on d.store_id = @store and d.id = s.delivery_id
            where  {CarView.Sql(show)} and (@dealer::uuid is null or p.dealer_id = @dealer)) cars
        where  (@at::timestamptz is null or (sort_at, id) > (@at::timestamptz, @id::uuid))
        order  by sort_at, id
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (now, rule, span) = (clock.GetUtcNow(), await rules.On(null, ct), await MonthSpan.Of(filter.Month, calendar, ct));
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show), new { agedSince = now.AddDays(-rule.AgedDays), span.From, span.Until, dealer = filter.Dealer, at, id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).OfType<Guid>().Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, r.CustomerId is { } buyer ? cards.GetValueOrDefault(buyer) : null, (int)((r.EndedAt ?? now) - r.PlacedAt).TotalDays))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].SortAt, shown[^1].Id) : null, span.First);
    }

    /// <summary>One of them, by the placement.</summary>
    public async Task<Row?> One(Guid placement, CancellationToken ct) => await db.Row<Row>($"""
        select p.id, p.dealer_id, x.name as dealer, v.vin, v.model_name, v.colour, p.placed_at, p.ended_at, p.how, p.why, s.sold_at, s.reported_at, s.in_time, s.delivery_id, null::uuid as customer_id, p.placed_at as sort_at
        from   {CarView.From}
        join   sales.secondary_dealers x on x.store_id = @store and x.id = p.dealer_id
        join   sales.vehicles v on v.store_id = @store and v.id = p.vehicle_id
        where  p.store_id = @store and p.id = @placement
        """, new { placement }, ct);
}
