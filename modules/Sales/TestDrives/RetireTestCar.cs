using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>Takes a test car out of service (停用): nobody drives it and nobody prepares it any more. What is arranged with it is called off first.</summary>
[Needs(TestDriveRights.KeepCars)]
internal sealed class RetireTestCar(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string HoldSql = "select 1 from sales.test_cars where store_id = @store and id = @id for update";

    private const string OpenSql = """
        select count(*)::int from sales.test_car_slots where store_id = @store and car_id = @id and freed_at is null
        """;

    private const string Sql = """
        update sales.test_cars set retired_at = @now, retired_by = @by where store_id = @store and id = @id and retired_at is null returning number
        """;

    private const string DropSql = """
        update sales.test_car_preparations set dropped_at = @now where store_id = @store and car_id = @id and done_at is null and dropped_at is null and due_at > @now returning id
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.RowHolding<int>(HoldSql, OpenSql, new { id }, ct) is > 0 and var open)
            return Outcome.Refused($"还有{open}次预约或使用没有结束，请先取消或还车。", $"{open} bookings are open with this car: call them off or take it back first.");
        if (await db.Row<int?>(Sql, new { id, now, by = caller.PersonId }, ct) is not { } number) return Outcome.Refused("没有这辆试驾车，或它已停用。", "There is no such test car, or it is out of service.");
        foreach (var preparation in await db.Rows<Guid>(DropSql, new { id, now }, ct)) db.Tell(new TestCarPreparationDropped(preparation, now), id);
        return Outcome.Done(id, new($"{number}号试驾车已停用", $"Test car no. {number} is out of service"));
    }
}
