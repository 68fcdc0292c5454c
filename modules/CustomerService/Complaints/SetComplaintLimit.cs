using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>Sets the limits of a level from a day on; complaints opened before keep theirs.</summary>
[Needs(Rights.SetLimits)]
internal sealed class SetComplaintLimit(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public int? Level { get; set; }
        public int? FirstHours { get; set; }
        public int? CloseDays { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into customer_service.complaint_limits (store_id, level, effective_from, first_hours, close_days, set_at, set_by)
        values (@store, @Level, @from, @FirstHours, @CloseDays, @now, @by)
        on conflict (store_id, level, effective_from) do update
        set    first_hours = excluded.first_hours, close_days = excluded.close_days, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.Level is not (>= 1 and <= 4), nameof(form.Level), "级别是1到4。", "Levels are 1 to 4.")
            .When(form.FirstHours is not (>= 1 and <= 240), nameof(form.FirstHours), "首次回应时限是1到240小时。", "The first response takes 1 to 240 hours.")
            .When(form.CloseDays is not (>= 1 and <= 90), nameof(form.CloseDays), "结案时限是1到90天。", "Closing takes 1 to 90 days.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Level, form.FirstHours, form.CloseDays, from = form.From ?? today, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("时限已设定", "Limits set"));
    }
}
