using Dealership.Contracts.Csi;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Keeps how satisfied the buyer of a handover was: what appraisal makes a mean of. Only the index; the answers stay in CSI.</summary>
internal sealed class KeepScores(Db db) : IListen<SurveyCompleted>
{
    private const string Sql = """
        insert into sales.handover_scores (store_id, survey_id, delivery_id, score, at) values (@store, @SurveyId, @DeliveryId, @Index, @At) on conflict do nothing
        """;

    public Task Hear(SurveyCompleted fact, Told told, CancellationToken ct) => db.Do(Sql, new { fact.SurveyId, fact.DeliveryId, fact.Index, At = fact.At.ToUniversalTime() }, ct);
}
