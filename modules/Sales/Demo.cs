using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Inspections;
using Dealership.Sales.KeyAccounts;
using Dealership.Sales.Leads;
using Dealership.Sales.Network;
using Dealership.Sales.Orders;
using Dealership.Sales.Plans;
using Dealership.Sales.Quotes;
using Dealership.Sales.Showroom;
using Dealership.Sales.Stock;
using Dealership.Sales.TestDrives;

namespace Dealership.Sales;

/// <summary>The demo's vehicles, orders and handovers; then its showroom and its daily reports.</summary>
internal sealed class Demo(Db db) : IDemo
{
    private const string VehiclesSql = """
        insert into sales.vehicles (store_id, id, vin, model_code, model_name, colour, received_on, list_price, added_at, added_by)
        select @store, v.id, v.vin, v.model, v.name, v.colour, v.received, v.price, v.received, @by
        from   unnest(@ids, @vins, @models, @names, @colours, @received::date[], @prices::numeric[]) as v(id, vin, model, name, colour, received, price)
        """;

    private const string OrdersSql = """
        insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, ordered_at, price, promised_on, added_by)
        select @store, o.id, 'SO' || to_char(o.at at time zone @zone, 'YYMMDD') || '-' || lpad((row_number() over (partition by (o.at at time zone @zone)::date order by o.at, o.id))::text, 3, '0'),
               o.customer, o.consultant, o.model, o.at, o.price, ((coalesce(o.delivered, o.at + interval '10 days')) at time zone @zone)::date, o.consultant
        from   unnest(@ids, @customers, @consultants, @models, @ats::timestamptz[], @prices::numeric[], @delivered::timestamptz[]) as o(id, customer, consultant, model, at, price, delivered)
        """;

    private const string ProgressSql = """
        insert into sales.allocations (store_id, order_id, vehicle_id, at, by_person)
        select @store, o.id, o.vehicle, o.at + interval '1 day', @by from unnest(@ids, @vehicles, @ats::timestamptz[], @stages) as o(id, vehicle, at, stage) where stage > @open;
        insert into sales.payments_in_full (store_id, order_id, receipt_no, at, by_person)
        select @store, o.id, 'R' || right(o.id::text, 8), coalesce(o.delivered, o.at + interval '2 days') - interval '1 hour', @by
        from   unnest(@ids, @ats::timestamptz[], @delivered::timestamptz[], @stages) as o(id, at, delivered, stage) where stage > @allocated;
        insert into sales.inspections (store_id, vehicle_id, passed_at, passed_by)
        select @store, o.vehicle, coalesce(o.delivered, o.at + interval '2 days') - interval '3 hours', @by
        from   unnest(@vehicles, @ats::timestamptz[], @delivered::timestamptz[], @stages) as o(vehicle, at, delivered, stage) where stage > @released
        """;

    private const string DeliveriesSql = """
        insert into sales.deliveries (store_id, id, order_id, vehicle_id, customer_id, consultant_id, service_adviser, handed_over_at, odometer_km, kind,
                                      papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late)
        select @store, d.id, d.ord, d.vehicle, d.customer, d.consultant, d.adviser, d.at, d.km, case when d.id = any(@there) then 'secondary' else 'retail' end, @papers, @explained, true, false,
               d.at + case when d.late then interval '1 day' else interval '0' end, d.consultant, d.late
        from   unnest(@ids, @orders, @vehicles, @customers, @consultants, @advisers, @ats::timestamptz[], @kms, @lates) as d(id, ord, vehicle, customer, consultant, adviser, at, km, late)
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        var manager = story.Staff.FirstOrDefault(p => p.Positions.Contains(Contracts.Position.SalesManager))?.Id ?? Guid.Empty;
        var vehicles = story.Stock.Concat(story.Sales.Select(s => s.Vehicle)).ToArray();
        if (vehicles.Length == 0) return;
        await db.Do(VehiclesSql, new
        {
            ids = vehicles.Select(v => v.Id).ToArray(),
            vins = vehicles.Select(v => v.Vin).ToArray(),
            models = vehicles.Select(v => v.ModelCode).ToArray(),
            names = vehicles.Select(v => v.ModelName).ToArray(),
            colours = vehicles.Select(v => v.Colour).ToArray(),
            received = vehicles.Select(v => v.ReceivedOn).ToArray(),
            prices = vehicles.Select(v => v.ListPrice).ToArray(),
            by = manager,
        }, ct);
        var (sales, deals) = (story.Sales, DemoDeals.Of(story));
        var orders = new
        {
            ids = sales.Select(s => s.OrderId).ToArray(),
            customers = sales.Select(s => s.CustomerId).ToArray(),
            consultants = sales.Select(s => s.ConsultantId).ToArray(),
            models = sales.Select(s => s.Vehicle.ModelCode).ToArray(),
            ats = sales.Select(s => s.OrderedAt.UtcDateTime).ToArray(),
            prices = deals.Select(d => d.Price).ToArray(),
            stages = deals.Select(d => d.Stage).ToArray(),
            open = DemoDeals.Open,
            allocated = DemoDeals.Allocated,
            released = DemoDeals.Released,
            delivered = sales.Select(s => s.HandedOverAt?.UtcDateTime).ToArray(),
            vehicles = sales.Select(s => s.Vehicle.Id).ToArray(),
            by = manager,
            zone = story.Zone.Id,
        };
        await db.Do(OrdersSql, orders, ct);
        await db.Do(ProgressSql, orders, ct);
        await Deliveries([.. sales.Where(s => s.HandedOverAt is not null)], DemoNetwork.SoldThere(story), ct);
        await new DemoDeals(db).Write(story, deals, manager, ct);
        await new DemoQuotes(db).Write(story, deals, ct);
        await new DemoSheets(db).Write(story, deals, ct);
        await new DemoShowroom(db).Write(story, ct);
        await new DemoPlans(db).Write(story, ct);
        await new DemoNetwork(db).Write(story, ct);
        await new DemoKeyAccounts(db).Write(story, ct);
        await new DemoDrives(db).Write(story, ct);
        await new DemoLeads(db).Write(story, ct);
        await new Reports.DemoReports(db).Write(story, ct);
        await new DemoStock(db).Write(story, ct);
        await new Process.DemoProcess(db).Write(story, ct);
        await new Meetings.DemoMeetings(db).Write(story, ct);
        await new Market.DemoMarket(db).Write(story, ct);
    }

    public Task After(DemoStory story, CancellationToken ct) => new Meetings.DemoMeetings(db).After(story, ct);

    private async Task Deliveries(DemoSale[] sold, IReadOnlySet<Guid> there, CancellationToken ct)
    {
        await db.Do(DeliveriesSql, new
        {
            there = there.ToArray(),
            ids = sold.Select(s => s.DeliveryId).ToArray(),
            orders = sold.Select(s => s.OrderId).ToArray(),
            vehicles = sold.Select(s => s.Vehicle.Id).ToArray(),
            customers = sold.Select(s => s.CustomerId).ToArray(),
            consultants = sold.Select(s => s.ConsultantId).ToArray(),
            advisers = sold.Select(s => s.ServiceAdviser).ToArray(),
            ats = sold.Select(s => s.HandedOverAt!.Value.UtcDateTime).ToArray(),
            kms = sold.Select(s => s.OdometerKm).ToArray(),
            lates = sold.Select(s => s.EnteredLate).ToArray(),
            papers = Papers.All.Select(p => p.Code).ToArray(),
            explained = Papers.Explained.Select(p => p.Code).ToArray(),
        }, ct);
        foreach (var s in sold)
            db.Tell(new VehicleHandedOver(s.DeliveryId, s.OrderId, s.CustomerId, s.Vehicle.Id, s.Vehicle.ModelCode, s.Vehicle.Vin[^6..], s.ConsultantId,
                s.HandedOverAt!.Value, s.OdometerKm, there.Contains(s.DeliveryId) ? "secondary" : "retail", s.EnteredLate), s.DeliveryId);
    }
}
