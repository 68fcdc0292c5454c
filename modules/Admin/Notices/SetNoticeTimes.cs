using System.Globalization;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>Sets when the digests are written, from a day on (设定提醒时间). Past days keep theirs.</summary>
[Needs(NoticeRights.Keep)]
internal sealed class SetNoticeTimes(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>08:30.</summary>
        public string? Morning { get; set; }

        /// <summary>17:00.</summary>
        public string? Evening { get; set; }

        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into admin.notice_times (store_id, effective_from, said_at, morning, evening, said_by) values (@store, @from, @now, @morning::time, @evening::time, @me)
        on conflict (store_id, effective_from, said_at) do update set morning = excluded.morning, evening = excluded.evening, said_by = excluded.said_by
        """;

    /// <summary>Field names of problems: Morning, Evening, From.</summary>
    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (morning, evening) = (NoticeTimes.Read(form.Morning), NoticeTimes.Read(form.Evening));
        var problems = new Problems()
            .When(morning is null, nameof(form.Morning), "请按 08:30 的样子填写时间。", "Write the time as 08:30.")
            .When(evening is null, nameof(form.Evening), "请按 17:00 的样子填写时间。", "Write the time as 17:00.")
            .When(morning >= evening, nameof(form.Evening), "要晚于早间的时间。", "It must be later than the morning's.")
            .When(form.From is null, nameof(form.From), "请选择生效日。", "Choose the day from which they hold.")
            .When(form.From < await calendar.Today(ct), nameof(form.From), "生效日不能早于今天。", "They cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { from = form.From, now = clock.GetUtcNow(), morning = Written(morning!.Value), evening = Written(evening!.Value), me = caller.PersonId }, ct);
        return Outcome.Done(null, new($"{form.From:yyyy年M月d日} 起，{Written(morning.Value)} 和 {Written(evening.Value)} 提醒", $"From {form.From:yyyy-MM-dd} at {Written(morning.Value)} and {Written(evening.Value)}"));
    }

    private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
