using Dealership.Admin.Obligations;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.Obligations;

/// <summary>What the tests of the ledger tell it: a handover, a call, and what takes them back.</summary>
internal static class Ledger
{
    /// <summary>Wednesday, 4 March 2026, at this hour in Shanghai.</summary>
    public static DateTimeOffset Wednesday(int hour, int minute = 0) => March(4, hour, minute);

    public static DateTimeOffset March(int day, int hour, int minute = 0, int second = 0) => new DateTimeOffset(2026, 3, day, hour, minute, second, TimeSpan.FromHours(8)).ToUniversalTime();

    public static async Task<Guid> HandedOver(this TestHouse house, DateTimeOffset at, Guid? delivery = null, Guid? consultant = null)
    {
        var id = delivery ?? Guid.CreateVersion7();
        await house.Hear("sales", Handover(id, at, consultant), id);
        return id;
    }

    public static VehicleHandedOver Handover(Guid id, DateTimeOffset at, Guid? consultant = null) =>
        new(id, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "K3", "123456", consultant ?? Cast.Wei.Id, at, 12, "retail", false);

    /// <summary>A handover in the books of Sales, and told.</summary>
    public static async Task<Guid> Sold(this TestHouse house, DateTimeOffset at, bool told = true)
    {
        var id = Guid.CreateVersion7();
        await house.Sql<int>("""
            insert into sales.vehicles (store_id, id, vin, model_code, model_name, colour, received_on, added_at, added_by)
            values (1, @id, @vin, 'K3', 'K3', '白', '2026-01-01', @at, @id);
            insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, ordered_at, added_by)
            values (1, @id, @vin, @id, @id, 'K3', @at, @id);
            insert into sales.deliveries (store_id, id, order_id, vehicle_id, customer_id, consultant_id, handed_over_at, odometer_km, kind,
                                          papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late)
            values (1, @id, @id, @id, @id, @id, @at, 10, 'retail', '{}', '{}', true, false, @at, @id, false)
            """, new { id, at, vin = "L" + id.ToString("n")[^16..].ToUpperInvariant() });
        if (told) await house.HandedOver(at, id);
        return id;
    }

    public static async Task<Guid> Called(this TestHouse house, Guid delivery, DateTimeOffset at, Guid? call = null)
    {
        var id = call ?? Guid.CreateVersion7();
        await house.Hear("customer_service", new FollowUpDone(id, delivery, 1, "satisfied", true, at, Cast.Lin.Id, false, false), delivery);
        return id;
    }

    public static Task Struck(this TestHouse house, Guid delivery, Guid call) =>
        house.Hear("customer_service", new FollowUpVoided(call, delivery, house.Clock.GetUtcNow()), delivery);

    public static async Task<ObligationList.Row> Obligation(this TestHouse house, Guid subject) => (await house.All(null)).Single(r => r.Subject == subject);

    /// <summary>The obligations of a clause: of CS-6 unless another is named, for a handover is owed for in other departments too.</summary>
    public static async Task<IReadOnlyList<ObligationList.Row>> All(this TestHouse house, string? clause = "CS-6") =>
        (await house.Read(Cast.Gao, (ObligationList l) => l.Show(new(clause, Take: 500), default))).Rows;

    public static async Task<string> State(this TestHouse house, Guid subject) => (await house.Obligation(subject)).State;
}
