using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>Whoever takes over goes along on what was arranged and has the keys.</summary>
internal sealed class TakeOverDrives(Db db) : IListen<WorkHandedOver>
{
    private const string Sql = """
        update sales.test_drives set consultant_id = @ToPerson where store_id = @store and consultant_id = @FromPerson and returned_at is null and cancelled_at is null;
        with passed as (
            insert into sales.test_car_keys (store_id, id, car_id, from_person, to_person, at, by_person)
            select @store, gen_random_uuid(), id, @FromPerson, @ToPerson, @At, @FromPerson from sales.test_cars where store_id = @store and keeper_id = @FromPerson and retired_at is null
            returning car_id)
        update sales.test_cars c set keeper_id = @ToPerson from passed p where c.store_id = @store and c.id = p.car_id
        """;

    public Task Hear(WorkHandedOver fact, Told told, CancellationToken ct) =>
        fact.Department == "Sales" ? db.Do(Sql, new { fact.FromPerson, fact.ToPerson, At = fact.At.ToUniversalTime() }, ct) : Task.CompletedTask;
}
