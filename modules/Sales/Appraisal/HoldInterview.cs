using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Writes down the talk about a result (绩效面谈): what was said and what was agreed for the next month.</summary>
[Needs(AppraisalRights.SeeAll)]
internal sealed class HoldInterview(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Today when empty.</summary>
        public DateOnly? HeldOn { get; set; }
        public string? Said { get; set; }
        public string? Agreed { get; set; }
    }

    private const string Sql = """
        insert into sales.appraisal_interviews (store_id, id, appraisal_id, held_on, said, agreed, at, by_person) values (@store, @id, @sheet, @on, @said, @agreed, @now, @by)
        """;

    public async Task<Outcome> Now(Guid sheet, Form form, CancellationToken ct)
    {
        if (await SheetHold.Take(db, sheet, ct) is not { } head || !SheetHold.Assesses(caller, head.PersonId, head.ByGeneral)) return SheetHold.NotYours;
        if (head.ConfirmedAt is not { } confirmed) return Outcome.Refused("结果确认后再面谈。", "Talk it over once the result is confirmed.");
        var (today, on) = (await calendar.Today(ct), form.HeldOn ?? await calendar.Today(ct));
        var problems = new Problems()
            .When(on > today || on < (await calendar.Zone(ct)).DayOf(confirmed), nameof(form.HeldOn), "面谈在结果确认之后、今天之前。", "Between the day of the result and today.")
            .When(form.Said?.Trim().Length is null or 0 or > 1000, nameof(form.Said), "请写谈了什么，最多1000字。", "Say what was talked about, in at most 1,000 characters.")
            .When(form.Agreed?.Trim().Length is null or 0 or > 1000, nameof(form.Agreed), "请写约定的改进，最多1000字。", "Say what was agreed, in at most 1,000 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new { id = Guid.CreateVersion7(now), sheet, on, said = form.Said!.Trim(), agreed = form.Agreed!.Trim(), now, by = caller.PersonId }, ct);
        return Outcome.Done(sheet, new("面谈已记录", "The talk is written down"));
    }
}
