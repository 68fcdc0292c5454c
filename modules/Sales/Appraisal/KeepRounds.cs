using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Keeps which rounds of the showroom were walked, for the indicator 5S.</summary>
internal sealed class KeepRounds(Db db) : IListen<RoundDone>
{
    private const string Sql = "insert into sales.rounds_walked (store_id, round_id, list, at, by_person) values (@store, @RoundId, @List, @At, @By) on conflict do nothing";

    public Task Hear(RoundDone fact, Told told, CancellationToken ct) =>
        fact.List == ShowroomLists.FiveS ? db.Do(Sql, new { fact.RoundId, fact.List, At = fact.At.ToUniversalTime(), fact.By }, ct) : Task.CompletedTask;
}
