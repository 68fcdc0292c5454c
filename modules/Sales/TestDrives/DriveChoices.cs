using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.TestDrives;

/// <summary>What can be chosen for a drive: the cars in service with when they are taken today and tomorrow, and one's own prospects.</summary>
[Needs(TestDriveRights.Drive)]
internal sealed class DriveChoices(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers) : IRead
{
    internal sealed record Car(Guid Id, int Number, string ModelCode, string? Plate, bool Lapsed);

    internal sealed record Taken(Guid CarId, DateTimeOffset FromAt, DateTimeOffset UntilAt);

    internal sealed record Prospect(Guid CardId, string Name, string Level, string? ModelCode);

    internal sealed record View(IReadOnlyList<Car> Cars, IReadOnlyList<Taken> Taken, IReadOnlyList<Prospect> Prospects);

    private const string Sql = $"""
        select c.id, c.number, c.model_code, c.plate, {TestCarView.IsLapsed} as lapsed from sales.test_cars c where c.store_id = @store and {TestCarView.IsInService} order by c.number;
        select car_id, from_at, until_at from sales.test_car_slots where store_id = @store and freed_at is null and until_at > @now and from_at < @now + interval '7 days' order by from_at
        """;

    private const string ProspectsSql = $"""
        select c.id, c.customer_id, c.level, c.model_code from {CardView.From}
        where  c.store_id = @store and {CardView.IsOpen} and {CardView.Mine} and (@card::uuid is null or c.id = @card)
        order  by c.contacted_at desc limit 60
        """;

    /// <param name="card">Only this prospect.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<View> For(Guid? card, CancellationToken ct)
    {
        var (cars, taken) = await db.Both<Car, Taken>(Sql, new { now = clock.GetUtcNow(), today = await calendar.Today(ct) }, ct);
        var mine = await db.Rows<Card>(ProspectsSql, new { card, only = caller.May(CardRights.SeeAll) && card is not null ? (Guid?)null : caller.PersonId }, ct);
        var names = await customers.Cards([.. mine.Select(m => m.CustomerId).Distinct()], ct);
        return new(cars, taken, [.. mine.Select(m => new Prospect(m.Id, names.GetValueOrDefault(m.CustomerId) is { } known ? $"{known.Name} {known.Phone}" : "—", m.Level, m.ModelCode))]);
    }

    private sealed record Card(Guid Id, Guid CustomerId, string Level, string? ModelCode);
}
