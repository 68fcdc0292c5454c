using Dealership.Contracts.Csi;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>A handover that was taken back is no part of any sample; an interview already held stays on record and out of the scores.</summary>
internal sealed class WithdrawSurvey(Db db) : IListen<HandoverCancelled>
{
    private const string Sql = """
        insert into csi.exclusions (store_id, survey_id, reason, at, by_person)
        select @store, id, 'handover-cancelled', @At, '00000000-0000-0000-0000-000000000000'
        from   csi.surveys where store_id = @store and delivery_id = @DeliveryId
        on conflict do nothing
        returning survey_id, exists (select 1 from csi.completions c where c.store_id = @store and c.survey_id = exclusions.survey_id) as held
        """;

    private const string CoverageSql = "delete from csi.left_out where store_id = @store and delivery_id = @DeliveryId";

    public async Task Hear(HandoverCancelled fact, Told told, CancellationToken ct)
    {
        await db.Do(CoverageSql, new { fact.DeliveryId }, ct);
        if (await db.Row<Withdrawn>(Sql, new { fact.DeliveryId, fact.At }, ct) is { Held: false } withdrawn)
            db.Tell(new SurveyExcluded(withdrawn.SurveyId, "handover-cancelled", fact.At), withdrawn.SurveyId);
    }

    private sealed record Withdrawn(Guid SurveyId, bool Held);
}
