using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Recruiting;

/// <summary>Writes an opinion after an interview (面试意见): take him, keep him in mind, or not, and why. It stands once given.</summary>
[Needs(RecruitingRights.Keep)]
internal sealed class GiveOpinion(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        /// <summary>One of <see cref="RecruitingNames.Opinions"/>.</summary>
        public string? Opinion { get; set; }
        public string? Words { get; set; }
        /// <summary>Today when empty.</summary>
        public DateOnly? InterviewedOn { get; set; }
    }

    private const string Sql = """
        update sales.candidates set interviewed_on = @on, opinion = @Opinion, words = @words, opinion_at = @now, opinion_by = @by
        where  store_id = @store and id = @id and opinion is null and result is null returning vacancy_id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var (today, on) = (await calendar.Today(ct), form.InterviewedOn ?? await calendar.Today(ct));
        var problems = new Problems()
            .When(!RecruitingNames.Opinions.Contains(form.Opinion), nameof(form.Opinion), "请选择意见。", "Choose an opinion.")
            .When(form.Words?.Trim().Length is null or 0 or > 500, nameof(form.Words), "请写理由，最多500字。", "Say why, in at most 500 characters.")
            .When(on > today, nameof(form.InterviewedOn), "面试日期不能晚于今天。", "The interview lies in the future.");
        if (problems.Any) return problems.Refusal();
        return await db.Row<Guid?>(Sql, new { id, on, form.Opinion, words = form.Words!.Trim(), now = clock.GetUtcNow(), by = caller.PersonId }, ct) is { } vacancy
            ? Outcome.Done(vacancy, new("面试意见已写", "Opinion given"))
            : Outcome.Refused("没有这位应聘者，或意见已经写过。", "There is no such candidate, or an opinion is given.");
    }
}
