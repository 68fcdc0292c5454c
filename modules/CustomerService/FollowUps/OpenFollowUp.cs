using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>Each handover is followed up by the end of the third day after it (CS-6: 车辆交接后3日内100%跟踪).</summary>
internal sealed class OpenFollowUp(Db db, ICalendar calendar) : IListenTogether<VehicleHandedOver>
{
    public const int Days = 3;

    /// <summary>How many facts there are is hidden from the planner: seeing one alone, it planned anew for each.</summary>
    private const string Sql = """
        insert into customer_service.follow_ups (store_id, delivery_id, customer_id, model, vin_tail, consultant_id, handed_over_at, kind, entered_late, due_at)
        select @store, f.delivery, coalesce((select c.merged_into from customer_service.customers c where c.store_id = @store and c.id = f.customer), f.customer),
               f.model, f.vin, f.consultant, f.handed_over, f.kind, f.late, f.due
        from   unnest((select @deliveries), (select @customers), (select @models), (select @vins), (select @consultants), (select @handedOver), (select @kinds), (select @lates), (select @dues))
               f(delivery, customer, model, vin, consultant, handed_over, kind, late, due)
        on conflict do nothing
        """;

    public async Task Hear(IReadOnlyList<News<VehicleHandedOver>> news, CancellationToken ct)
    {
        var (facts, zone) = (news.Select(n => n.Fact).ToArray(), await calendar.Zone(ct));
        db.Later(Sql, new
        {
            deliveries = facts.Select(f => f.DeliveryId).ToArray(),
            customers = facts.Select(f => f.CustomerId).ToArray(),
            models = facts.Select(f => f.ModelCode).ToArray(),
            vins = facts.Select(f => f.VinTail).ToArray(),
            consultants = facts.Select(f => f.ConsultantId).ToArray(),
            handedOver = facts.Select(f => f.HandedOverAt.ToUniversalTime()).ToArray(),
            kinds = facts.Select(f => f.Kind).ToArray(),
            lates = facts.Select(f => f.EnteredLate).ToArray(),
            dues = facts.Select(f => zone.EndOfDay(f.HandedOverAt, Days).ToUniversalTime()).ToArray(),
        });
    }
}
