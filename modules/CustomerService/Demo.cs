using Dealership.Contracts;
using Dealership.CustomerService.Customers;
using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;

namespace Dealership.CustomerService;

/// <summary>The demo's buyers and what was agreed with them; the handovers' follow-ups; then <see cref="DemoTalks"/>.</summary>
internal sealed class Demo(Db db) : IDemo
{
    private const string CustomersSql = """
        insert into customer_service.customers (store_id, id, name, initials, phone, source, added_at, added_by)
        select @store, c.id, c.name, c.initials, c.phone, 'order', c.at, c.consultant
        from   unnest(@ids, @names, @initials, @phones, @ats::timestamptz[], @consultants) as c(id, name, initials, phone, at, consultant)
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
        var buyers = story.Sales.DistinctBy(s => s.CustomerId).ToArray();
        await db.Do(CustomersSql, new
        {
            ids = buyers.Select(s => s.CustomerId).ToArray(),
            names = buyers.Select(s => s.CustomerName).ToArray(),
            initials = buyers.Select(s => Initials.Of(s.CustomerName)).ToArray(),
            phones = buyers.Select(s => s.Phone).ToArray(),
            ats = buyers.Select(s => s.OrderedAt.UtcDateTime).ToArray(),
            consultants = buyers.Select(s => s.ConsultantId).ToArray(),
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
