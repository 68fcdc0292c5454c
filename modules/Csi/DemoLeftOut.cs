using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Plugin;

namespace Dealership.Csi;

/// <summary>The demo's buyers who were called in vain, and those of them who were taken out of the sample.</summary>
internal sealed class DemoLeftOut(Db db)
{
    private const string AttemptsSql = """
        insert into csi.attempts (store_id, id, survey_id, outcome, at, by_person)
        select @store, a.id, a.survey, a.outcome, a.at, @by from unnest(@ids, @surveys, @outcomes, @ats::timestamptz[]) as a(id, survey, outcome, at)
        """;

    private const string ExclusionsSql = """
        insert into csi.exclusions (store_id, survey_id, reason, at, by_person)
        select @store, x.survey, x.reason, x.at, @by from unnest(@surveys, @reasons, @ats::timestamptz[]) as x(survey, reason, at)
        on conflict do nothing
        """;

    public async Task Write(DemoStory story, IReadOnlyList<DemoSale> unasked, CancellationToken ct)
    {
        if (story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SatisfactionOfficer))?.Id is not { } by) return;
        var tries = unasked.SelectMany(s => s.Unasked!.Attempts.Select((at, i) => (
            Id: Demo.Interview.Beside(s.DeliveryId, (byte)(0x61 + i)), Survey: Demo.Interview.IdOf(s), At: at, Outcome: OutcomeOf(s.Unasked.Reason, i)))).ToArray();
        await db.Do(AttemptsSql, new
        {
            by,
            ids = tries.Select(t => t.Id).ToArray(),
            surveys = tries.Select(t => t.Survey).ToArray(),
            outcomes = tries.Select(t => t.Outcome).ToArray(),
            ats = tries.Select(t => t.At.UtcDateTime).ToArray(),
        }, ct);
        var left = unasked.Where(s => s.Unasked!.Reason is not null).ToArray();
        await db.Do(ExclusionsSql, new
        {
            by,
            surveys = left.Select(Demo.Interview.IdOf).ToArray(),
            reasons = left.Select(s => s.Unasked!.Reason).ToArray(),
            ats = left.Select(s => s.Unasked!.At!.Value.UtcDateTime).ToArray(),
        }, ct);
        foreach (var s in left) db.Tell(new SurveyExcluded(Demo.Interview.IdOf(s), s.Unasked!.Reason!, s.Unasked.At!.Value), Demo.Interview.IdOf(s));
    }

    private static string OutcomeOf(string? reason, int attempt) => reason == "not-the-buyer" ? "wrong-number" : attempt % 2 == 0 ? "no-answer" : "switched-off";
}
