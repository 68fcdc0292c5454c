using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>On each working day every test car in service is owed a look before the showroom opens (TD-2), by whoever has its keys.</summary>
internal sealed class OwePreparation(Db db, ICalendar calendar) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    private const string Sql = """
        insert into sales.test_car_preparations (store_id, id, car_id, day, keeper_id, due_at)
        select @store, gen_random_uuid(), c.id, @today, c.keeper_id, @due from sales.test_cars c
        where  c.store_id = @store and c.retired_at is null and c.added_at < @due
        on conflict on constraint one_preparation_per_car_and_day do nothing
        returning id as preparation_id, car_id, keeper_id
        """;

    private const string NumbersSql = "select id, number from sales.test_cars where store_id = @store";

    public async Task Run(CancellationToken ct)
    {
        var (today, zone) = (await calendar.Today(ct), await calendar.Zone(ct));
        if (await calendar.Day(today, null, ct) is not { Worked: true, Ranges: [var first, ..] }) return;
        var due = zone.Instant(today.ToDateTime(first.From));
        var owed = await db.Rows<Row>(Sql, new { today, due }, ct);
        if (owed.Count == 0) return;
        var numbers = (await db.Rows<Car>(NumbersSql, null, ct)).ToDictionary(c => c.Id, c => c.Number);
        foreach (var row in owed) db.Tell(new TestCarToPrepare(row.PreparationId, row.CarId, numbers[row.CarId], row.KeeperId, due), row.CarId);
    }

    private sealed record Row(Guid PreparationId, Guid CarId, Guid KeeperId);

    private sealed record Car(Guid Id, int Number);
}
