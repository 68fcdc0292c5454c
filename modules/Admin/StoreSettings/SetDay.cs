using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>
/// Opens or closes a day, or a few in a row, against week and holidays, for the store or for one department, with the reason;
/// as usual takes the exception away. Days that have passed stay as they were: what was due on them was judged by them.
/// </summary>
[Needs(Rights.KeepStore)]
internal sealed class SetDay(Db db, ICalendar calendar, IHouse house) : IDuty
{
    private const int DaysAtMost = 62;

    /// <summary>What is chosen.</summary>
    internal sealed class Form
    {
        public DateOnly? Day { get; set; }

        /// <summary>The last of several days; empty: only the one.</summary>
        public DateOnly? Until { get; set; }

        /// <summary><c>closed</c>, <c>open</c> or <c>usual</c>.</summary>
        public string? State { get; set; } = "closed";

        /// <summary>Only this department; empty: the whole store.</summary>
        public string? Department { get; set; }

        /// <summary>When open, from when to when; empty: the weekday's hours.</summary>
        public string? Hours { get; set; }

        public string? Note { get; set; }
    }

    private const string Sql = """
        delete from admin.calendar_days where store_id = @store and department = @department and day between @day and @until;
        insert into admin.calendar_days (store_id, department, day, open, hours, note)
        select @store, @department, d::date, @open, @hours, @note from generate_series(@day::date::timestamp, @until::date::timestamp, interval '1 day') as d
        where  not @usual
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var until = form.Until ?? form.Day;
        var hours = "";
        var problems = new Problems()
            .When(form.Day is null, nameof(form.Day), "请选择日期。", "Choose a day.")
            .When(form.Day < today, nameof(form.Day), "已经过去的日子不能再改；当天没做成的，请申请豁免。", "That day has passed and stays as it was; ask for an exemption for what could not be done on it.")
            .When(until < form.Day, nameof(form.Until), "最后一天早于第一天。", "The last day is before the first.")
            .When(until?.DayNumber - form.Day?.DayNumber >= DaysAtMost, nameof(form.Until), $"一次最多 {DaysAtMost} 天。", $"At most {DaysAtMost} days at a time.")
            .When(form.State is not ("open" or "closed" or "usual"), nameof(form.State), "请选择营业、休息或照常。", "Choose open, closed or as usual.")
            .When(!StoreRules.Knows(house, form.Department), nameof(form.Department), "没有这个部门。", "There is no such department.")
            .When(form.Note?.Trim().Length > 60, nameof(form.Note), "说明最多 60 个字符。", "The note has at most 60 characters.");
        if (form.State == "open" && !string.IsNullOrWhiteSpace(form.Hours))
        {
            if (HoursText.TryRead(form.Hours, out var ranges, out var wrong)) hours = HoursText.Keep(ranges);
            else problems.When(true, nameof(form.Hours), wrong.Zh, wrong.En);
        }
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new
        {
            day = form.Day,
            until,
            department = form.Department ?? "",
            open = form.State == "open",
            usual = form.State == "usual",
            hours = hours.Length == 0 ? null : hours,
            note = form.Note?.Trim() ?? "",
        }, ct);
        var (zh, en) = form.State switch { "open" => ("营业", "open"), "closed" => ("休息", "closed"), _ => ("照常", "as usual") };
        return Outcome.Done(null, until == form.Day
            ? new($"{form.Day:M月d日} {zh}", $"{form.Day:yyyy-MM-dd}: {en}")
            : new($"{form.Day:M月d日}至{until:M月d日} {zh}", $"{form.Day:yyyy-MM-dd} to {until:yyyy-MM-dd}: {en}"));
    }
}
