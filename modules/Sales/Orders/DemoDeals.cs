using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>
/// The demo's prices, contracts and releases: every vehicle handed over went the whole way, of those that wait three of five are ready and the
/// others stand one at each step. Facts of the last weeks only, for a year of them would be heard for too long.
/// </summary>
internal sealed class DemoDeals(Db db)
{
    /// <summary>How far an order is; the steps of <see cref="OrderList.StatesInOrder"/>.</summary>
    public const int Approval = 0, Contract = 1, Open = 2, Allocated = 3, Paid = 4, Released = 5, Ready = 6;

    private const int FactsOfDays = 15;

    internal sealed record Deal(DemoSale Sale, int Stage, decimal Price, bool Asked)
    {
        /// <summary>Shortly before it was handed over, or two days after the order, as its vehicle and its money came.</summary>
        public DateTimeOffset LeftAt => (Sale.HandedOverAt ?? Sale.OrderedAt.AddDays(2)).AddHours(-2);
    }

    private const string Sql = """
        insert into sales.discounts (store_id, id, order_id, list_price, price, percent, needs, asked_at, asked_by, decided_at, decided_by, approved)
        select @store, o.request, o.id, o.list, o.price, ceil((o.list - o.price) / o.list * 10000) / 100, case when o.asked then 'SM' end, o.at, o.consultant,
               case when o.asked and o.stage > @approval then o.at + interval '40 minutes' end, case when o.asked and o.stage > @approval then @manager end, case when o.asked and o.stage > @approval then true end
        from   unnest(@ids, @requests, @lists::numeric[], @prices::numeric[], @asked, @stages, @ats::timestamptz[], @consultants) as o(id, request, list, price, asked, stage, at, consultant);
        insert into sales.deposits (store_id, id, order_id, receipt_no, amount, at, by_person)
        select @store, o.request, o.id, 'D' || right(o.id::text, 8), 5000, o.at + interval '50 minutes', o.consultant from unnest(@ids, @requests, @stages, @ats::timestamptz[], @consultants) as o(id, request, stage, at, consultant)
        where  o.stage > @approval;
        insert into sales.identities_sighted (store_id, order_id, kind, tail, at, by_person)
        select @store, o.id, 'id-card', o.tail, o.at + interval '55 minutes', o.consultant from unnest(@ids, @tails, @stages, @ats::timestamptz[], @consultants) as o(id, tail, stage, at, consultant) where o.stage > @approval;
        insert into sales.contract_lines (store_id, id, order_id, kind, what, price, chosen_freely, at, by_person)
        select @store, o.request, o.id, o.kind, '', o.price, true, o.at + interval '58 minutes', o.consultant
        from   unnest(@ids, @requests, @kinds, @linePrices::numeric[], @stages, @ats::timestamptz[], @consultants) as o(id, request, kind, price, stage, at, consultant) where o.stage > @approval and o.kind is not null;
        insert into sales.contracts (store_id, id, order_id, price, confirmed_at, confirmed_by)
        select @store, o.request, o.id, o.price, o.at + interval '1 hour', o.consultant from unnest(@ids, @requests, @prices::numeric[], @stages, @ats::timestamptz[], @consultants) as o(id, request, price, stage, at, consultant) where o.stage > @contract;
        insert into sales.releases (store_id, id, order_id, vehicle_id, asked_at, asked_by, approved_at, approved_by)
        select @store, o.request, o.id, o.vehicle, o.left_at - interval '30 minutes', o.consultant, o.left_at, @manager
        from   unnest(@ids, @requests, @vehicles, @stages, @lefts::timestamptz[], @consultants) as o(id, request, vehicle, stage, left_at, consultant) where o.stage > @paid
        """;

    /// <summary>One deal for each sale, in the story's order.</summary>
    public static IReadOnlyList<Deal> Of(DemoStory story)
    {
        var (luck, waiting) = (new Random(story.Seed ^ 909), 0);
        return [.. story.Sales.Select(sale =>
        {
            var stage = sale.HandedOverAt is not null ? Ready : (waiting / 5 * 2, waiting++ % 5) switch { (var step, 1) => step % Ready, (var step, 3) => (step + 1) % Ready, _ => Ready };
            var asked = stage == Approval || luck.Next(5) == 0;
            var given = (asked ? luck.Next(35, 60) : luck.Next(5, 20)) / 1000m;
            return new Deal(sale, stage, decimal.Ceiling(sale.Vehicle.ListPrice * (1 - given) / 100) * 100, asked);
        })];
    }

    public async Task Write(DemoStory story, IReadOnlyList<Deal> deals, Guid manager, CancellationToken ct)
    {
        var luck = new Random(story.Seed ^ 910);
        // One id for whatever an order has one of: they live in different tables.
        var requests = deals.Select(d => Showroom.DemoId.Of(luck, d.Sale.OrderedAt)).ToArray();
        string?[] kinds = [null, "insurance", "plates", null, "accessories", null, "warranty", null];
        await db.Do(Sql, new
        {
            manager,
            requests,
            approval = Approval,
            contract = Contract,
            paid = Paid,
            ids = deals.Select(d => d.Sale.OrderId).ToArray(),
            vehicles = deals.Select(d => d.Sale.Vehicle.Id).ToArray(),
            consultants = deals.Select(d => d.Sale.ConsultantId).ToArray(),
            lists = deals.Select(d => d.Sale.Vehicle.ListPrice).ToArray(),
            prices = deals.Select(d => d.Price).ToArray(),
            asked = deals.Select(d => d.Asked).ToArray(),
            stages = deals.Select(d => d.Stage).ToArray(),
            tails = deals.Select(_ => luck.Next(10_000).ToString("0000", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            kinds = deals.Select((_, i) => kinds[i % kinds.Length]).ToArray(),
            linePrices = deals.Select(_ => luck.Next(8, 45) * 100m).ToArray(),
            ats = deals.Select(d => d.Sale.OrderedAt.UtcDateTime).ToArray(),
            lefts = deals.Select(d => d.LeftAt.UtcDateTime).ToArray(),
        }, ct);
        var since = story.Zone.Instant(story.Today.ToDateTime(TimeOnly.MinValue)).AddDays(-FactsOfDays);
        foreach (var (deal, request) in deals.Zip(requests).Where(d => d.First.Sale.OrderedAt > since)) Tell(deal, request, manager);
    }

    private void Tell(Deal deal, Guid request, Guid manager)
    {
        var (order, at, by) = (deal.Sale.OrderId, deal.Sale.OrderedAt, deal.Sale.ConsultantId);
        if (deal.Asked) db.Tell(new DiscountAsked(request, order, Position.SalesManager, by, at), order);
        if (deal.Stage == Approval) return;
        if (deal.Asked) db.Tell(new DiscountDecided(request, order, true, by, at.AddMinutes(40), manager), order);
        db.Tell(new PriceAgreed(order, by, deal.Asked ? at.AddMinutes(40) : at), order);
        if (deal.Stage > Contract) db.Tell(new ContractConfirmed(request, order, at.AddHours(1), by), order);
        if (deal.Stage <= Paid) return;
        db.Tell(new ReleaseAsked(request, order, by, deal.LeftAt.AddMinutes(-30)), order);
        db.Tell(new VehicleReleased(request, order, deal.Sale.Vehicle.Id, by, deal.LeftAt, manager), order);
        if (deal.Sale.HandedOverAt is { } handed) db.Tell(new HandoverExplained(deal.Sale.DeliveryId, order, handed, by), order);
    }
}
