using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>One interview with everything that happened to it, for the satisfaction officer alone; names and numbers masked.</summary>
[Needs(Rights.SeeSample)]
internal sealed class SurveyRecord(Db db, Caller caller, TimeProvider clock, ICustomers customers, IPeople people) : IRead
{
    /// <summary>The interview. State as in <see cref="SurveyList.Row"/>.</summary>
    internal sealed record Row(
        Guid Id, Guid DeliveryId, Guid CustomerId, Guid ConsultantId, string ModelCode, string VinTail, DateTimeOffset HandedOverAt, DateTimeOffset OpensAt,
        DateTimeOffset DueAt, int TemplateVersion, DateTimeOffset SampledAt, string State, bool ContactWrong, string? Source, decimal? Index, bool Low,
        bool Straight, int Seconds, string? Verbatim, DateTimeOffset? HeldAt, Guid? HeldBy, int SameDevice, string? Reason, DateTimeOffset? ExcludedAt, Guid? CaseId);

    /// <summary>A call that did not become an interview, a link that was made, an exclusion.</summary>
    internal sealed record Event(string Kind, string What, DateTimeOffset At, Guid By, DateTimeOffset? Until, bool Used);

    internal sealed record View(
        Row Survey, CustomerCard? Customer, string? Consultant, string? HeldBy, Template Template, IReadOnlyDictionary<string, int> Answers,
        IReadOnlyList<(Event Event, string? By)> Events);

    private const string Sql = """
        select s.id, s.delivery_id, s.customer_id, s.consultant_id, s.model_code, s.vin_tail, s.handed_over_at, s.opens_at, s.due_at, s.template_version, s.sampled_at,
               case when x.survey_id is not null then 'excluded' when c.survey_id is not null then 'held'
                    when s.opens_at > @now then 'waiting' when s.due_at < @now then 'late' else 'open' end as state,
               coalesce((select n.note = 'contact-wrong' from csi.contact_notes n where n.store_id = @store and n.delivery_id = s.delivery_id order by n.at desc limit 1), false) as contact_wrong,
               c.source, c.score as index, coalesce(c.low, false) as low, coalesce(c.straight, false) as straight, coalesce(c.seconds, 0) as seconds, c.verbatim,
               c.at as held_at, c.by_person as held_by,
               (select count(*) from csi.completions d where d.store_id = @store and d.device_hash = c.device_hash)::int as same_device,
               x.reason, x.at as excluded_at, (select k.id from csi.cases k where k.store_id = @store and k.survey_id = s.id) as case_id
        from   csi.surveys s
        left   join csi.completions c on c.store_id = @store and c.survey_id = s.id
        left   join csi.exclusions x on x.store_id = @store and x.survey_id = s.id
        where  s.store_id = @store and s.id = @id and s.consultant_id <> @me;
        select * from (
            select 'attempt' as kind, outcome as what, at, by_person as by, null::timestamptz as until, false as used from csi.attempts where store_id = @store and survey_id = @id
            union all
            select 'link', '', made_at, made_by, expires_at, used_at is not null from csi.links where store_id = @store and survey_id = @id
            union all
            select 'excluded', reason, at, by_person, null, false from csi.exclusions where store_id = @store and survey_id = @id
        ) e order by at
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (surveys, events) = await db.Both<Row, Event>(Sql, new { id, me = caller.PersonId, now = clock.GetUtcNow() }, ct);
        if (surveys is not [var survey]) return null;
        var cards = await customers.Cards([survey.CustomerId], ct);
        var names = await people.Named([.. events.Select(e => e.By).Append(survey.ConsultantId).Append(survey.HeldBy ?? Guid.Empty).Distinct()], ct);
        string? Name(Guid? person) => person is { } p ? names.GetValueOrDefault(p)?.Name : null;
        return new(survey, cards.GetValueOrDefault(survey.CustomerId), Name(survey.ConsultantId), Name(survey.HeldBy),
            await Template.Load(db, survey.TemplateVersion, ct), await Answers.Read(db, id, ct), [.. events.Select(e => (e, Name(e.By)))]);
    }
}
