using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>The test cars (试驾车) by number: with whom the keys are, until when insured and inspected, whether ready today.</summary>
[Needs(TestDriveRights.SeeCars)]
internal sealed class TestCarList(Db db, TimeProvider clock, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, int Number, string Vin, string? Plate, string ModelCode, DateOnly InsuredUntil, DateOnly InspectedUntil, Guid KeeperId, int OdometerKm, bool Lapsed, bool Out, bool Unready, bool Retired);

    internal sealed record Line(Row Car, string? Keeper);

    internal sealed record View(IReadOnlyList<Line> Cars, Counts? Counts);

    /// <summary>Of the cars in service.</summary>
    internal sealed record Counts(int InService, int Lapsed, int Out, int Unready);

    private static string Sql(string? show) => $"""
        select c.id, c.number, c.vin, c.plate, c.model_code, c.insured_until, c.inspected_until, c.keeper_id, c.odometer_km,
               {TestCarView.IsLapsed} as lapsed, {TestCarView.IsOut} as out, {TestCarView.IsUnready} as unready, c.retired_at is not null as retired
        from   sales.test_cars c where c.store_id = @store and {TestCarView.Sql(show)} order by c.number;
        select count(*)::int as in_service, (count(*) filter (where {TestCarView.IsLapsed}))::int as lapsed, (count(*) filter (where {TestCarView.IsOut}))::int as out,
               (count(*) filter (where {TestCarView.IsUnready}))::int as unready
        from   sales.test_cars c where c.store_id = @store and {TestCarView.IsInService} having count(*) > 0
        """;

    public async Task<View> Show(string? show, CancellationToken ct)
    {
        var (cars, counts) = await db.Both<Row, Counts>(Sql(show), new { today = await calendar.Today(ct), now = clock.GetUtcNow() }, ct);
        var names = await people.Named([.. cars.Select(c => c.KeeperId).Distinct()], ct);
        return new([.. cars.Select(c => new Line(c, names.GetValueOrDefault(c.KeeperId)?.Name))], counts.Count == 0 ? null : counts[0]);
    }
}
