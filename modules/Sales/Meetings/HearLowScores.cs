using Dealership.Contracts.Csi;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Keeps which low scores are open, for the meetings' figures: the factor alone, no buyer and no word of his.</summary>
internal sealed class HearLowScores(Db db) : IListen<LowScoreRaised>
{
    private const string Sql = "insert into sales.heard_low_scores (store_id, case_id, factor, raised_at) values (@store, @CaseId, @Factor, @at) on conflict do nothing";

    public Task Hear(LowScoreRaised fact, Told told, CancellationToken ct) => db.Do(Sql, new { fact.CaseId, fact.Factor, at = fact.RaisedAt.ToUniversalTime() }, ct);
}

/// <summary>A low score is closed.</summary>
internal sealed class EndLowScores(Db db) : IListen<LowScoreClosed>
{
    private const string Sql = "update sales.heard_low_scores set closed_at = @at where store_id = @store and case_id = @CaseId and closed_at is null";

    public Task Hear(LowScoreClosed fact, Told told, CancellationToken ct) => db.Do(Sql, new { fact.CaseId, at = fact.At.ToUniversalTime() }, ct);
}
