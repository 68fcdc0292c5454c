using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>The keys of a test car go to somebody else (钥匙交接): one person has them, and he prepares it from then on.</summary>
[Needs(TestDriveRights.KeepCars)]
internal sealed class PassKeys(Db db, Caller caller, TimeProvider clock, IPeople people) : IDuty
{
    private const string Sql = """
        with was as (select id, keeper_id from sales.test_cars where store_id = @store and id = @id and retired_at is null and keeper_id <> @to for update),
        passed as (
            insert into sales.test_car_keys (store_id, id, car_id, from_person, to_person, at, by_person)
            select @store, gen_random_uuid(), id, keeper_id, @to, @now, @by from was)
        update sales.test_cars c set keeper_id = @to from was where c.store_id = @store and c.id = was.id returning c.number
        """;

    public async Task<Outcome> Now(Guid id, Guid? to, CancellationToken ct)
    {
        var name = to is { } asked ? (await people.Named([asked], ct)).GetValueOrDefault(asked)?.Name : null;
        if (name is null) return new Problems().When(true, "To", "请选择谁来保管钥匙。", "Choose who has the keys.").Refusal();
        return await db.Row<int?>(Sql, new { id, to, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is { } number
            ? Outcome.Done(id, new($"{number}号试驾车钥匙已交{name}", $"The keys of test car no. {number} are with {name}"))
            : Outcome.Refused("没有这辆试驾车，或钥匙本来就在他那里。", "There is no such test car, or he has the keys already.");
    }
}
