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
internal sealed class SampleBuyer(Db db, TimeProvider clock, ICalendar calendar, ICustomers customers) : IListen<VehicleHandedOver>
{
    private const string KnownSql = """
        select exists (select 1 from csi.surveys where store_id = @store and delivery_id = @DeliveryId) as sampled,
               exists (select 1 from csi.contact_notes where store_id = @store and delivery_id = @DeliveryId and note = 'do-not-contact') as refused,
               (select coalesce(max(version), 0) from csi.templates where store_id = @store) as version
        """;

    private const string LeaveOutSql = """
        insert into csi.left_out (store_id, delivery_id, reason, handed_over_at, at) values (@store, @DeliveryId, @reason, @HandedOverAt, @now)
        on conflict do nothing
        """;

    private const string Sql = """
        insert into csi.surveys (store_id, id, delivery_id, customer_id, consultant_id, model_code, vin_tail, handed_over_at, opens_at, due_at, template_version, sampled_at)
        values (@store, @id, @DeliveryId, @CustomerId, @ConsultantId, @ModelCode, @VinTail, @HandedOverAt, @opens, @due, @version, @now)
        on conflict do nothing
        returning id
        """;

    public async Task Hear(VehicleHandedOver fact, Told told, CancellationToken ct)
    {
        var (zone, now) = (await calendar.Zone(ct), clock.GetUtcNow());
        var (knowns, settings) = await db.Both<Known, Setting>($"{KnownSql};\n{Setting.Sql}", new { fact.DeliveryId, day = zone.DayOf(fact.HandedOverAt) }, ct);
        var known = knowns[0];
        if (known.Sampled) return;
        var (opens, due) = Window(settings.FirstOrDefault() ?? Setting.Proposed, zone, fact.HandedOverAt);
        var stopped = known.Refused || (await customers.Cards([fact.CustomerId], ct)).GetValueOrDefault(fact.CustomerId) is { DoNotContact: true };
        if (stopped || due < now)
        {
            await db.Do(LeaveOutSql, new { fact.DeliveryId, fact.HandedOverAt, now, reason = stopped ? "do-not-contact" : "entered-too-late" }, ct);
            return;
        }
        var version = known.Version > 0 ? known.Version : await Template.InForce(db, now, ct);
        var id = await db.Row<Guid?>(Sql, new
        {
            id = Guid.CreateVersion7(now),
            fact.DeliveryId,
            fact.CustomerId,
            fact.ConsultantId,
            fact.ModelCode,
            fact.VinTail,
            fact.HandedOverAt,
            opens,
            due,
            version,
            now,
        }, ct);
        if (id is { } survey) db.Tell(new SurveySampled(survey, fact.DeliveryId, opens, due, fact.ModelCode, fact.VinTail), survey);
    }

    /// <summary>From the first instant of the first day on which the buyer may be asked to the last instant of the last.</summary>
    public static (DateTimeOffset Opens, DateTimeOffset Due) Window(Setting setting, TimeZoneInfo zone, DateTimeOffset handedOverAt)
    {
        var day = zone.DayOf(handedOverAt);
        return (zone.StartOf(day.AddDays(setting.DaysAfter)), zone.EndOf(day.AddDays(setting.DueDays)));
    }

    private sealed record Known(bool Sampled, bool Refused, int Version);
}
