using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>What somebody handed over is looked after by the receiver.</summary>
internal sealed class TakeOverProjects(Db db) : IListen<WorkHandedOver>
{
    private const string Sql = "update sales.key_projects set owner_id = @ToPerson where store_id = @store and owner_id = @FromPerson and closed_at is null";

    public Task Hear(WorkHandedOver fact, Told told, CancellationToken ct) => fact.Department == "Sales" ? db.Do(Sql, new { fact.FromPerson, fact.ToPerson }, ct) : Task.CompletedTask;
}
