using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Csi.Settings;

/// <summary>Sets days, low-score lines and limits from a day on; what is past keeps what held then.</summary>
[Needs(Rights.KeepTemplates)]
internal sealed class ChangeSetting(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    /// <summary>As <see cref="Setting"/>.</summary>
    internal sealed class Form
    {
        public DateOnly? Since { get; set; }
        public int? DaysAfter { get; set; }
        public int? DueDays { get; set; }
        public int? ItemLine { get; set; }
        public decimal? FactorLine { get; set; }
        public decimal? IndexLine { get; set; }
        public int? AnswerHours { get; set; }
        public int? CloseHours { get; set; }
        public int? LinkDays { get; set; }
    }

    private const string Sql = """
        insert into csi.settings (store_id, since, days_after, due_days, item_line, factor_line, index_line, answer_hours, close_hours, link_days, set_at, set_by)
        values (@store, @Since, @DaysAfter, @DueDays, @ItemLine, @FactorLine, @IndexLine, @AnswerHours, @CloseHours, @LinkDays, @now, @by)
        on conflict (store_id, since) do update
        set days_after = excluded.days_after, due_days = excluded.due_days, item_line = excluded.item_line, factor_line = excluded.factor_line,
            index_line = excluded.index_line, answer_hours = excluded.answer_hours, close_hours = excluded.close_hours, link_days = excluded.link_days,
            set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(form.Since is not { } since || since < await calendar.Today(ct), nameof(form.Since), "生效日期不能早于今天。", "It cannot begin before today.")
            .When(form.DaysAfter is not (>= 1 and <= 60), nameof(form.DaysAfter), "请填写1到60天。", "1 to 60 days.")
            .When(form.DueDays is not <= 90 || form.DueDays < form.DaysAfter, nameof(form.DueDays), "截止天数不能早于开始，也不能超过90天。", "Not before the first day, and at most 90.")
            .When(form.ItemLine is not (>= 1 and <= 9), nameof(form.ItemLine), "请填写1到9分。", "1 to 9 points.")
            .When(form.FactorLine is not (>= 100 and <= 1000), nameof(form.FactorLine), "请填写100到1000分。", "100 to 1,000 points.")
            .When(form.IndexLine is not (>= 100 and <= 1000), nameof(form.IndexLine), "请填写100到1000分。", "100 to 1,000 points.")
            .When(form.AnswerHours is not (>= 1 and <= 240), nameof(form.AnswerHours), "请填写1到240小时。", "1 to 240 hours.")
            .When(form.CloseHours is not <= 720 || form.CloseHours < form.AnswerHours, nameof(form.CloseHours), "关闭时限不能早于答复时限，也不能超过720小时。", "Not before the answer is due, and at most 720 hours.")
            .When(form.LinkDays is not (>= 1 and <= 30), nameof(form.LinkDays), "请填写1到30天。", "1 to 30 days.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new
        {
            form.Since,
            form.DaysAfter,
            form.DueDays,
            form.ItemLine,
            form.FactorLine,
            form.IndexLine,
            form.AnswerHours,
            form.CloseHours,
            form.LinkDays,
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        return Outcome.Done(null, new("已保存，按生效日期执行", "Saved; in force from its day on"));
    }
}
