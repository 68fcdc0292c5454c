using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Sets the week's hours of the store or of a department from a day on. Earlier days keep theirs, so it begins today at the soonest.</summary>
[Needs(Rights.KeepStore)]
internal sealed class SetWeeklyHours(Db db, ICalendar calendar, IHouse house) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        /// <summary>Empty: the store itself.</summary>
        public string? Department { get; set; }

        public int[] OpenDays { get; set; } = [];

        /// <summary>Of each day ticked: 08:30-12:00, 13:30-18:00.</summary>
        public string? Hours { get; set; }

        /// <summary>Days that differ, a line each: 周六 09:00-16:00.</summary>
        public string? Others { get; set; }

        public bool KeepsHolidays { get; set; }

        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into admin.weekly_hours (store_id, department, effective_from, hours, keeps_holidays) values (@store, @department, @from, @hours, @keeps)
        on conflict (store_id, department, effective_from) do update set hours = excluded.hours, keeps_holidays = excluded.keeps_holidays
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(!StoreRules.Knows(house, form.Department), nameof(form.Department), "没有这个部门。", "There is no such department.")
            .When(form.From is null, nameof(form.From), "请选择生效日。", "Choose the day from which they hold.")
            .When(form.From < await calendar.Today(ct), nameof(form.From), "生效日不能早于今天，过去的日子保持原来的规则。", "It cannot hold from a day in the past; past days keep their rule.");
        StoreRules.JudgeDays(problems, form.OpenDays);
        if (!HoursText.TryRead(form.Hours, out var ranges, out var wrong)) problems.When(true, nameof(form.Hours), wrong.Zh, wrong.En);
        if (!WeekText.TryRead(form.Others, out var others, out wrong)) problems.When(true, nameof(form.Others), wrong.Zh, wrong.En);
        if (problems.Any) return problems.Refusal();
        var week = Enumerable.Range(0, 7).Select(d => HoursText.Keep(others.TryGetValue(d, out var own) ? own : form.OpenDays.Contains(d + 1) ? ranges : [])).ToArray();
        await db.Do(Sql, new { department = form.Department ?? "", from = form.From, hours = week, keeps = form.KeepsHolidays }, ct);
        return Outcome.Done(null, new($"{form.From:yyyy年M月d日} 起执行", $"In force from {form.From:yyyy-MM-dd}"));
    }
}
