using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>What meetings gave to whoever handed his work over is the receiver's to do.</summary>
internal sealed class TakeOverActions(Db db) : IListen<WorkHandedOver>
{
    private const string Sql = $"update sales.meeting_actions a set person_id = @ToPerson where a.store_id = @store and a.person_id = @FromPerson and {ActionView.IsOpen}";

    public Task Hear(WorkHandedOver fact, Told told, CancellationToken ct) => fact.Department == "Sales" ? db.Do(Sql, new { fact.FromPerson, fact.ToPerson }, ct) : Task.CompletedTask;
}
