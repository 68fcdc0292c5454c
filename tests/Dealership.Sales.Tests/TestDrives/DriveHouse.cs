using Dealership.Plugin;
using Dealership.Sales.TestDrives;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.TestDrives;

/// <summary>A house with a test car whose papers hold until the end of the year; its keys are with Zhan.</summary>
public abstract class DriveHouse : CardHouse
{
    private protected async Task<Guid> Car(string vin = Vin, DateOnly? insured = null, DateOnly? inspected = null) => (await Ok(House.Do(Cast.Zhan, (AddTestCar duty) => duty.Now(new()
    {
        Vin = vin,
        Plate = "沪A12345",
        ModelCode = "TC31",
        OdometerKm = 1200,
        InsuredUntil = insured ?? new(2026, 12, 31),
        InspectedUntil = inspected ?? new(2026, 12, 31),
    }, default)))).Id!.Value;

    private protected Task<Outcome> Arrange(Guid? card, Guid? car, DateTime? from = null, DemoPerson? by = null) =>
        House.Do(by ?? Cast.Wei, (ArrangeTestDrive duty) => duty.Now(new() { CardId = card, CarId = car, From = from }, default));

    private protected static StartTestDrive.Form Fine => new() { LicenceKind = "C1", LicenceTail = "123x", LicenceUntil = new(2030, 1, 1), Signed = true, Odometer = 1200, Fuel = 80 };

    private protected static ReturnTestCar.Form Good => new() { Odometer = 1212, Fuel = 78, Damage = "none", Satisfaction = 5, Outlook = "likely" };

    private protected async Task<Outcome> Start(Guid drive, Action<StartTestDrive.Form>? but = null, DemoPerson? by = null)
    {
        var form = Fine;
        but?.Invoke(form);
        return await House.Do(by ?? Cast.Wei, (StartTestDrive duty) => duty.Now(drive, form, default));
    }

    private protected async Task<Outcome> Return(Guid drive, Action<ReturnTestCar.Form>? but = null, DemoPerson? by = null)
    {
        var form = Good;
        but?.Invoke(form);
        return await House.Do(by ?? Cast.Wei, (ReturnTestCar duty) => duty.Now(drive, form, default));
    }

    private protected Task<Outcome> Photograph(Guid drive, string name = "licence.jpg", DemoPerson? by = null) =>
        House.Do(by ?? Cast.Wei, (PhotographLicence duty) => duty.Now(drive, new(name, "a licence"u8.ToArray(), false), default));

    private protected async Task<Guid> Drive(Guid card, Guid car) => (await Ok(Arrange(card, car))).Id!.Value;

    private protected async Task<TestDriveRecord.View> See(Guid drive, DemoPerson? by = null) => (await House.Read(by ?? Cast.Wei, (TestDriveRecord record) => record.Show(drive, default)))!;

    private protected Task<TestDriveCounts.Row?> Counts(DemoPerson? by = null) => House.Read(by ?? Cast.Zhan, (TestDriveCounts counts) => counts.Between(null, null, null, default));

    /// <summary>Who holds an obligation of a clause, and whether it is settled.</summary>
    private protected Task<string?> OnTheDesk(string clause, Guid subject) => House.Sql<string?>("""
        select coalesce(p.name, '—') || case when o.settled_at is null then '' else ' settled' end
        from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.clause_code = @clause and o.subject = @subject
        """, new { clause, subject });
}
