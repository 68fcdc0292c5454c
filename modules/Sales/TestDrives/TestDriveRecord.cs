using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.TestDrives;

/// <summary>One test drive from its arrangement to the car's return. A colleague's is not there.</summary>
[Needs(TestDriveRights.See)]
internal sealed class TestDriveRecord(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid CardId, Guid CustomerId, Guid ConsultantId, Guid? VisitId, Guid CarId, int Number, string ModelCode, string? Plate, DateTimeOffset FromAt, DateTimeOffset UntilAt, DateTimeOffset ArrangedAt,
        DateTimeOffset? CancelledAt, string? CancelledWhy, DateTimeOffset? StartedAt, string? LicenceKind, string? LicenceTail, DateOnly? LicenceUntil, bool Scanned, int? OdometerBefore, int? FuelBefore,
        DateTimeOffset? ReturnedAt, int? OdometerAfter, int? FuelAfter, bool? DamageInside, bool? DamageOutside, string? DamageNote, int? Satisfaction, string? Outlook, string? Remark,
        int OdometerKm, bool Lapsed, bool OutNow, bool Unready, bool Photo);

    /// <param name="Today">Its day has come and not passed.</param>
    internal sealed record View(Row Drive, CustomerCard? Customer, string? Consultant, bool Mine, bool Missed, bool Today)
    {
        public bool Open => Drive is { StartedAt: null, CancelledAt: null };
        public bool Under => Drive is { StartedAt: not null, ReturnedAt: null };
    }

    private const string Sql = $"""
        select d.id, d.card_id, d.customer_id, d.consultant_id, d.visit_id, s.car_id, c.number, c.model_code, c.plate, s.from_at, s.until_at, d.arranged_at, d.cancelled_at, d.cancelled_why,
               d.started_at, d.licence_kind, d.licence_tail, d.licence_until, d.scanned, d.odometer_before, d.fuel_before, d.returned_at, d.odometer_after, d.fuel_after, d.damage_inside, d.damage_outside, d.damage_note,
               d.satisfaction, d.outlook, d.remark, c.odometer_km, {TestCarView.IsLapsed} as lapsed, {TestCarView.IsOut} as out_now, {TestCarView.IsUnready} as unready,
               exists (select 1 from sales.licence_photos l where l.store_id = @store and l.drive_id = d.id) as photo
        from   {TestDriveView.From}
        where  d.store_id = @store and d.id = @id and {TestDriveView.Mine}
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        if (await db.Row<Row>(Sql, new { id, now, today, only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is not { } drive) return null;
        return new(drive, (await customers.Cards([drive.CustomerId], ct)).GetValueOrDefault(drive.CustomerId), (await people.Named([drive.ConsultantId], ct)).GetValueOrDefault(drive.ConsultantId)?.Name,
            drive.ConsultantId == caller.PersonId, drive is { StartedAt: null, CancelledAt: null } && drive.UntilAt < now, zone.DayOf(drive.FromAt) == today);
    }
}
