using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>Each handover is followed up by the end of the third day after it (CS-6: 车辆交接后3日内100%跟踪).</summary>
internal sealed class OpenFollowUp(Db db, ICalendar calendar) : IListen<VehicleHandedOver>
{
    public const int Days = 3;

    private const string Sql = """
        insert into customer_service.follow_ups (store_id, delivery_id, customer_id, model, vin_tail, consultant_id, handed_over_at, kind, entered_late, due_at)
        values (@store, @DeliveryId,
                coalesce((select merged_into from customer_service.customers where store_id = @store and id = @CustomerId), @CustomerId),
                @ModelCode, @VinTail, @ConsultantId, @HandedOverAt, @Kind, @EnteredLate, @due)
        on conflict do nothing
        """;

    public async Task Hear(VehicleHandedOver fact, Told told, CancellationToken ct) => db.Later(Sql, new
    {
        fact.DeliveryId,
        fact.CustomerId,
        fact.ModelCode,
        fact.VinTail,
        fact.ConsultantId,
        fact.HandedOverAt,
        fact.Kind,
        fact.EnteredLate,
        due = (await calendar.Zone(ct)).EndOfDay(fact.HandedOverAt, Days),
    });
}
