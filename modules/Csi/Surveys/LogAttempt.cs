using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>Writes down a call that did not become an interview, at most three a day (domain §3.13).</summary>
[Needs(Rights.Interview)]
internal sealed class LogAttempt(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    public const int ADay = 3;

    /// <summary>How such a call ends.</summary>
    public static readonly string[] Outcomes = ["no-answer", "call-back", "switched-off", "wrong-number"];

    private const string Sql = """
        insert into csi.attempts (store_id, id, survey_id, outcome, at, by_person)
        select @store, @id, @surveyId, @outcome, @now, @by
        where  (select count(*) from csi.attempts where store_id = @store and survey_id = @surveyId and at >= @midnight) < @max
        returning id
        """;

    public async Task<Outcome> Now(Guid surveyId, string? outcome, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!Outcomes.Contains(outcome)) return new Problems().When(true, "Outcome", "请选择通话结果。", "Choose how the call ended.").Refusal();
        if (await OpenSurvey.Take(db, surveyId, ct) is not { } survey) return Outcome.Refused("没有这份调查。", "There is no such survey.");
        if (survey.RefusalTo(caller, now) is { } refusal) return refusal;
        var midnight = (await calendar.Zone(ct)).StartOf(await calendar.Today(ct));
        return await db.Row<Guid?>(Sql, new { id = Guid.CreateVersion7(now), surveyId, outcome, now, by = caller.PersonId, midnight, max = ADay }, ct) is null
            ? Outcome.Refused($"今天已打过{ADay}次，请改天再联系。", $"Called {ADay} times today already; try another day.")
            : Outcome.Done(surveyId, new("已记录未接通", "Attempt written down"));
    }
}
