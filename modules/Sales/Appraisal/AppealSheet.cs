using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// Appeals against one's own result (申诉), once and within so many days of it. A sheet that the general manager assessed has nobody above him
/// here: what one does not agree with is said when it is seen.
/// </summary>
[Needs(AppraisalRights.See)]
internal sealed class AppealSheet(Db db, Caller caller, TimeProvider clock, ICalendar calendar, StaffTerms terms) : IDuty
{
    private const string Sql = """
        insert into sales.appraisal_appeals (store_id, id, appraisal_id, words, at) values (@store, @id, @sheet, @words, @now) on conflict on constraint one_appeal_per_sheet do nothing
        """;

    public async Task<Outcome> Now(Guid sheet, string? words, CancellationToken ct)
    {
        if (await SheetHold.Take(db, sheet, ct) is not { } head || head.PersonId != caller.PersonId) return Outcome.Refused("这不是你的考评表。", "This is not your sheet.");
        if (head.ConfirmedAt is not { } confirmed) return Outcome.Refused("结果还没确认。", "There is no result yet.");
        if (head.ByGeneral) return Outcome.Refused("总经理评的表在店内没有更高一级；异议请写在签收意见里。", "Nobody in the house stands above the general manager; write what you do not agree with when you sign.");
        var last = (await calendar.Zone(ct)).DayOf(confirmed).AddDays(await terms.Of(StaffTerms.Appeal, ct));
        var problems = new Problems()
            .When(await calendar.Today(ct) > last, "Words", $"申诉期到{last.Month}月{last.Day}日为止，已经过了。", $"Appeals were open until {last:yyyy-MM-dd}.")
            .When(words?.Trim().Length is null or 0 or > 1000, "Words", "请写不同意哪一项、为什么，最多1000字。", "Say which line you do not agree with and why, in at most 1,000 characters.");
        if (problems.Any) return problems.Refusal();
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7());
        if (await db.Do(Sql, new { id, sheet, words = words!.Trim(), now }, ct) == 0) return Outcome.Refused("这张表已经申诉过一次。", "This sheet was appealed against once already.");
        db.Tell(new AppraisalAppealed(id, sheet, now, caller.PersonId), sheet);
        return Outcome.Done(sheet, new("申诉已交总经理", "Your appeal goes to the general manager"));
    }
}
