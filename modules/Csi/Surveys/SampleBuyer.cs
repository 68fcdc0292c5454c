using Dealership.Contracts.Admin;
using Dealership.Contracts.Csi;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Csi.Settings;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>
/// Every buyer enters the sample (CSI-1), except who must not be contacted and who would be asked too late. Those are written
/// down as left out, so that the coverage does not flatter itself.
/// </summary>
internal sealed class SampleBuyer(Db db, TimeProvider clock, ICalendar calendar, ICustomers customers) : IListenTogether<VehicleHandedOver>
{
    private const string KnownSql = """
        select d.id as delivery,
               exists (select 1 from csi.surveys where store_id = @store and delivery_id = d.id) as sampled,
               exists (select 1 from csi.contact_notes where store_id = @store and delivery_id = d.id and note = 'do-not-contact') as refused,
               (select coalesce(max(version), 0) from csi.templates where store_id = @store) as version
        from   unnest((select @deliveries)) d(id)
        """;

    private const string LeaveOutSql = """
        insert into csi.left_out (store_id, delivery_id, reason, handed_over_at, at) values (@store, @DeliveryId, @reason, @HandedOverAt, @now)
        on conflict do nothing
        """;

    /// <summary>Of a buyer who was sampled meanwhile all of it fails, and is heard again.</summary>
    private const string Sql = """
        insert into csi.surveys (store_id, id, delivery_id, customer_id, consultant_id, model_code, vin_tail, handed_over_at, opens_at, due_at, template_version, sampled_at)
        select @store, s.id, s.delivery, s.customer, s.consultant, s.model, s.vin, s.handed_over, s.opens, s.due, @version, @now
        from   unnest(@ids, @deliveries, @customers, @consultants, @models, @vins, @handedOver, @opens, @dues) s(id, delivery, customer, consultant, model, vin, handed_over, opens, due)
        """;

    public async Task Hear(IReadOnlyList<News<VehicleHandedOver>> news, CancellationToken ct)
    {
        var (zone, now) = (await calendar.Zone(ct), clock.GetUtcNow());
        var facts = news.Select(n => n.Fact).DistinctBy(f => f.DeliveryId).ToArray();
        var (knowns, settings) = await db.Both<Known, Setting>($"{KnownSql};\n{Setting.HistorySql}",
            new { deliveries = facts.Select(f => f.DeliveryId).ToArray(), day = facts.Max(f => zone.DayOf(f.HandedOverAt)) }, ct);
        var known = knowns.ToDictionary(k => k.Delivery);
        var fresh = facts.Where(f => !known[f.DeliveryId].Sampled).ToArray();
        if (fresh.Length == 0) return;
        var cards = await customers.Cards([.. fresh.Select(f => f.CustomerId).Distinct()], ct);
        var sampled = new List<(Guid Id, VehicleHandedOver Fact, DateTimeOffset Opens, DateTimeOffset Due)>();
        foreach (var fact in fresh)
        {
            var (opens, due) = Window(settings.FirstOrDefault(s => s.Since <= zone.DayOf(fact.HandedOverAt)) ?? Setting.Proposed, zone, fact.HandedOverAt);
            var stopped = known[fact.DeliveryId].Refused || cards.GetValueOrDefault(fact.CustomerId) is { DoNotContact: true };
            if (!stopped && due >= now) sampled.Add((Guid.CreateVersion7(now), fact, opens, due));
            else db.Later(LeaveOutSql, new { fact.DeliveryId, fact.HandedOverAt, now, reason = stopped ? "do-not-contact" : "entered-too-late" });
        }
        if (sampled.Count == 0) return;
        db.Later(Sql, new
        {
            ids = sampled.Select(s => s.Id).ToArray(),
            deliveries = sampled.Select(s => s.Fact.DeliveryId).ToArray(),
            customers = sampled.Select(s => s.Fact.CustomerId).ToArray(),
            consultants = sampled.Select(s => s.Fact.ConsultantId).ToArray(),
            models = sampled.Select(s => s.Fact.ModelCode).ToArray(),
            vins = sampled.Select(s => s.Fact.VinTail).ToArray(),
            handedOver = sampled.Select(s => s.Fact.HandedOverAt.ToUniversalTime()).ToArray(),
            opens = sampled.Select(s => s.Opens.ToUniversalTime()).ToArray(),
            dues = sampled.Select(s => s.Due.ToUniversalTime()).ToArray(),
            version = knowns[0].Version > 0 ? knowns[0].Version : await Template.InForce(db, now, ct),
            now,
        });
        foreach (var (id, fact, opens, due) in sampled) db.Tell(new SurveySampled(id, fact.DeliveryId, opens, due, fact.ModelCode, fact.VinTail), id);
    }

    /// <summary>From the first instant of the first day on which the buyer may be asked to the last instant of the last.</summary>
    public static (DateTimeOffset Opens, DateTimeOffset Due) Window(Setting setting, TimeZoneInfo zone, DateTimeOffset handedOverAt)
    {
        var day = zone.DayOf(handedOverAt);
        return (zone.StartOf(day.AddDays(setting.DaysAfter)), zone.EndOf(day.AddDays(setting.DueDays)));
    }

    private sealed record Known(Guid Delivery, bool Sampled, bool Refused, int Version);
}
