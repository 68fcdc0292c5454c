using Dealership.Contracts;
using Dealership.CustomerService.Customers;
using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;

namespace Dealership.CustomerService;

/// <summary>The demo's buyers and prospects, and what was agreed with the buyers; the handovers' follow-ups; then <see cref="DemoTalks"/>.</summary>
internal sealed class Demo(Db db) : IDemo
{
    private const string CustomersSql = """
        insert into customer_service.customers (store_id, id, name, initials, phone, source, added_at, added_by)
        select @store, c.id, c.name, c.initials, c.phone, c.source, c.at, c.consultant
        from   unnest(@ids, @names, @initials, @phones, @sources, @ats::timestamptz[], @consultants) as c(id, name, initials, phone, source, at, consultant)
        on conflict do nothing
        """;

    private const string ConsentsSql = """
        insert into customer_service.consents (store_id, customer_id, purpose, channel, version, given, wording, at, by_person)
        select @store, c.id, 'follow-up', 'phone', 1, true, @wording, c.at, c.consultant
        from   unnest(@ids, @ats::timestamptz[], @consultants) as c(id, at, consultant)
        on conflict do nothing
        """;

    private const string FollowUpsSql = """
        insert into customer_service.follow_ups (store_id, delivery_id, customer_id, model, vin_tail, consultant_id, handed_over_at, kind, entered_late, due_at)
        select @store, f.delivery, f.customer, f.model, f.tail, f.consultant, f.at, 'retail', f.late, f.due
        from   unnest(@deliveries, @customers, @models, @tails, @consultants, @ats::timestamptz[], @lates, @dues::timestamptz[])
               as f(delivery, customer, model, tail, consultant, at, late, due)
        on conflict do nothing
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Sales.Count == 0) return;
        var met = story.Sales.DistinctBy(s => s.CustomerId).Select(s => (Id: s.CustomerId, Name: s.CustomerName, s.Phone, Source: "order", At: s.OrderedAt, By: s.ConsultantId))
            .Concat(story.Prospects.Select(p => (Id: p.CustomerId, Name: p.CustomerName, p.Phone, Source: "showroom", At: p.MetAt, By: p.ConsultantId))).ToArray();
        await db.Do(CustomersSql, new
        {
            ids = met.Select(m => m.Id).ToArray(),
            names = met.Select(m => m.Name).ToArray(),
            initials = met.Select(m => Initials.Of(m.Name)).ToArray(),
            phones = met.Select(m => m.Phone).ToArray(),
            sources = met.Select(m => m.Source).ToArray(),
            ats = met.Select(m => m.At.UtcDateTime).ToArray(),
            consultants = met.Select(m => m.By).ToArray(),
        }, ct);
        var sold = story.Sales.Where(s => s.HandedOverAt is not null).ToArray();
        var agreed = sold.DistinctBy(s => s.CustomerId).ToArray();
        await db.Do(ConsentsSql, new
        {
            ids = agreed.Select(s => s.CustomerId).ToArray(),
            ats = agreed.Select(s => s.HandedOverAt!.Value.UtcDateTime).ToArray(),
            consultants = agreed.Select(s => s.ConsultantId).ToArray(),
            wording = ConsentWording.Version,
        }, ct);
        await db.Do(FollowUpsSql, new
        {
            deliveries = sold.Select(s => s.DeliveryId).ToArray(),
            customers = sold.Select(s => s.CustomerId).ToArray(),
            models = sold.Select(s => s.Vehicle.ModelCode).ToArray(),
            tails = sold.Select(s => s.Vehicle.Vin[^6..]).ToArray(),
            consultants = sold.Select(s => s.ConsultantId).ToArray(),
            ats = sold.Select(s => s.HandedOverAt!.Value.UtcDateTime).ToArray(),
            lates = sold.Select(s => s.EnteredLate).ToArray(),
            dues = sold.Select(s => story.Zone.EndOfDay(s.HandedOverAt!.Value, OpenFollowUp.Days).UtcDateTime).ToArray(),
        }, ct);
        await new DemoTalks(db).Write(story, sold, ct);
    }
}
