using Dealership.Contracts.Admin;
using Dealership.Contracts.Csi;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>Takes a buyer out of the sample with a reason; the reasons are counted beside every score.</summary>
[Needs(Rights.Interview)]
internal sealed class ExcludeSurvey(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    /// <summary>Attempts on different days before a buyer may be called unreachable.</summary>
    public const int DaysTried = 3;

    /// <summary>Reasons a person may give; the house has its own beside them.</summary>
    public static readonly string[] Reasons = ["refused", "unreachable", "not-the-buyer", "do-not-contact"];

    private const string TriedSql = "select count(distinct (at at time zone @zone)::date)::int from csi.attempts where store_id = @store and survey_id = @surveyId";

    private const string Sql = """
        insert into csi.exclusions (store_id, survey_id, reason, note, at, by_person) values (@store, @surveyId, @reason, @note, @now, @by)
        on conflict do nothing
        returning survey_id
        """;

    public async Task<Outcome> Now(Guid surveyId, string? reason, string? note, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!Reasons.Contains(reason)) return new Problems().When(true, "Reason", "请选择排除原因。", "Choose the reason.").Refusal();
        if (await OpenSurvey.Take(db, surveyId, ct) is not { } survey) return Outcome.Refused("没有这份调查。", "There is no such survey.");
        if (survey.RefusalTo(caller, now) is { } refusal) return refusal;
        if (reason == "unreachable" && await db.Row<int>(TriedSql, new { surveyId, zone = (await calendar.Zone(ct)).Id }, ct) < DaysTried)
            return Outcome.Refused($"不同日期至少联系{DaysTried}次未果，才能按“联系不上”排除。", $"Try on at least {DaysTried} different days before calling a buyer unreachable.");
        if (await db.Row<Guid?>(Sql, new { surveyId, reason, note, now, by = caller.PersonId }, ct) is null)
            return Outcome.Refused("这位客户已不在样本中。", "This buyer is already out of the sample.");
        db.Tell(new SurveyExcluded(surveyId, reason!, now), surveyId);
        return Outcome.Done(surveyId, new("已移出样本", "Out of the sample"));
    }
}
