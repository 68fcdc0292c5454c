using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Workshop;

internal sealed class Rights : IRights
{
    public const string Bays = "workshop.bays.keep";

    public void Declare(RightsBook book) => book.Add(Bays, "管理工位", "Keep the bays", Position.GeneralManager);
}

internal sealed class Duties : IClauses
{
    public void Declare(ClauseBook book) => book.Duty("WS-1", Position.GeneralManager)
        .Says("交车后准备工位", "Prepares a bay after every handover").Is(ClauseClass.PerEvent).Proposed("每次交车", "per handover").Shows("工位记录", "The bay's record")
        .OwedFor<VehicleHandedOver>(e => new Owed(e.DeliveryId, new("准备工位", "Prepare a bay"), Due.EndOfDay(e.HandedOverAt, 1), "/workshop/bays"));
}

/// <summary>Adds a bay.</summary>
[Needs(Rights.Bays)]
internal sealed class AddBay(Db db) : IDuty
{
    public async Task<Outcome> Now(string name, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return await db.Do("insert into workshop.bays (store_id, id, name) values (@store, @id, @name) on conflict do nothing", new { id, name }, ct) == 1
            ? Outcome.Done(id)
            : Outcome.Refused("已有同名工位。", "There is a bay of that name.");
    }
}

/// <summary>The bays by name.</summary>
[Needs(Rights.Bays)]
internal sealed class BayList(Db db) : IRead
{
    internal sealed record Row(Guid Id, string Name);

    public Task<IReadOnlyList<Row>> Show(CancellationToken ct) => db.Rows<Row>("select id, name from workshop.bays where store_id = @store order by name", null, ct);
}

internal sealed class Endpoints : IEndpoints
{
    public void Map(ApiRoutes api)
    {
        api.MapGet("/bays", (IDesk desk, CancellationToken ct) => desk.Read((BayList list) => list.Show(ct)));
        api.MapPost("/bays", ([FromHeader(Name = "Idempotency-Key")] Guid key, Name name, IDesk desk, CancellationToken ct) => desk.Do(key, (AddBay duty) => duty.Now(name.Value, ct)));
    }

    internal sealed record Name(string Value);
}
