using Dealership.Contracts.Csi;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>
/// What the follow-up call learned about reaching the buyer: a clear no takes him out of the sample, a wrong number is noted
/// beside his name until a later call reaches him.
/// </summary>
internal sealed class HeedFollowUp(Db db) : IListen<FollowUpDone>
{
    private const string NoteSql = """
        insert into csi.contact_notes (store_id, call_id, delivery_id, note, at) values (@store, @CallId, @DeliveryId, @note, @At)
        on conflict do nothing
        """;

    private const string ExcludeSql = """
        insert into csi.exclusions (store_id, survey_id, reason, at, by_person)
        select @store, id, 'do-not-contact', @At, @By
        from   csi.surveys s where store_id = @store and delivery_id = @DeliveryId
          and  not exists (select 1 from csi.completions c where c.store_id = @store and c.survey_id = s.id)
        on conflict do nothing
        returning survey_id
        """;

    public async Task Hear(FollowUpDone fact, Told told, CancellationToken ct)
    {
        var note = fact.Outcome == "do-not-contact" ? fact.Outcome : fact.ContactWrong ? "contact-wrong" : fact.Reached ? "contact-right" : null;
        if (note is null) return;
        await db.Do(NoteSql, new { fact.CallId, fact.DeliveryId, note, fact.At }, ct);
        if (note != "do-not-contact") return;
        if (await db.Row<Guid?>(ExcludeSql, new { fact.DeliveryId, fact.At, fact.By }, ct) is { } survey)
            db.Tell(new SurveyExcluded(survey, note, fact.At), survey);
    }
}
