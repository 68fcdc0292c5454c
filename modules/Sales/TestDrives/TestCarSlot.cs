using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// Time of a test car that is taken: the car is locked first and looked at second, so that of two who ask at once the second is told who
/// has it; the table's own constraint stands behind.
/// </summary>
/// <param name="Id">The slot, and whatever it is for.</param>
/// <param name="Number">The car's.</param>
/// <param name="ModelCode">The car's.</param>
internal sealed record TestCarSlot(Guid Id, int Number, string ModelCode)
{
    private const string HoldSql = "select 1 from sales.test_cars where store_id = @store and id = @car for update";

    private const string LookSql = """
        select c.number, c.model_code, s.from_at, s.until_at from sales.test_cars c
        left   join sales.test_car_slots s on s.store_id = @store and s.car_id = c.id and s.freed_at is null and s.from_at < @until and s.until_at > @from
        where  c.store_id = @store and c.id = @car and c.retired_at is null
        order  by s.from_at limit 1
        """;

    private const string Sql = """
        insert into sales.test_car_slots (store_id, id, car_id, car_number, from_at, until_at) values (@store, @id, @car, @number, @from, @until)
        """;

    private const string FreeSql = "update sales.test_car_slots set freed_at = @now where store_id = @store and id = @id and freed_at is null";

    /// <summary>Nothing when the car is not there or not free; the problem says which.</summary>
    public static async Task<TestCarSlot?> Take(Db db, Guid car, DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone, Problems problems, string field, CancellationToken ct)
    {
        var look = await db.RowHolding<Look>(HoldSql, LookSql, new { car, from, until }, ct);
        if (look is null)
        {
            problems.When(true, "CarId", "没有这辆试驾车，或它已停用。", "There is no such test car, or it is out of service.");
            return null;
        }
        if (look is { FromAt: { } taken, UntilAt: { } free })
        {
            var (since, to) = (TimeZoneInfo.ConvertTime(taken, zone), TimeZoneInfo.ConvertTime(free, zone));
            problems.When(true, field, $"{look.Number}号车{since:M月d日 HH:mm}到{to:M月d日 HH:mm}已有安排，请换时间或换车。", $"Car no. {look.Number} is taken from {since:yyyy-MM-dd HH:mm} to {to:yyyy-MM-dd HH:mm}: choose another time or car.");
            return null;
        }
        var id = Guid.CreateVersion7();
        await db.Do(Sql, new { id, car, number = look.Number, from, until }, ct);
        return new(id, look.Number, look.ModelCode);
    }

    /// <summary>The car is free again.</summary>
    public static Task<int> Free(Db db, Guid id, DateTimeOffset now, CancellationToken ct) => db.Do(FreeSql, new { id, now }, ct);

    private sealed record Look(int Number, string ModelCode, DateTimeOffset? FromAt, DateTimeOffset? UntilAt);
}
