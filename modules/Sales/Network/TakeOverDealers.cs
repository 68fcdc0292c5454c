using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>What an officer handed over is looked after by the receiver.</summary>
internal sealed class TakeOverDealers(Db db) : IListen<WorkHandedOver>
{
    private const string Sql = "update sales.secondary_dealers set officer_id = @ToPerson where store_id = @store and officer_id = @FromPerson and ended_at is null";

    public Task Hear(WorkHandedOver fact, Told told, CancellationToken ct) => fact.Department == "Sales" ? db.Do(Sql, new { fact.FromPerson, fact.ToPerson }, ct) : Task.CompletedTask;
}
