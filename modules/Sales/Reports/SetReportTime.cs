using System.Globalization;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>Sets by when daily reports are owed, from a day on. Reports owed already keep their time.</summary>
[Needs(ReportRights.SetTime)]
internal sealed class SetReportTime(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        /// <summary>The store's wall clock, HH:mm.</summary>
        public string? Due { get; set; }
        /// <summary>Tomorrow when empty; today's are owed already.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.report_times (store_id, effective_from, due, set_at, set_by) values (@store, @from, @due, @now, @by)
        on conflict (store_id, effective_from) do update set due = excluded.due, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var tomorrow = (await calendar.Today(ct)).AddDays(1);
        var readable = TimeOnly.TryParseExact(form.Due?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due);
        var problems = new Problems()
            .When(!readable, nameof(form.Due), "请填写时间，例如 17:45。", "Enter a time, such as 17:45.")
            .When(readable && due < new TimeOnly(9, 0), nameof(form.Due), "日报写的是一天的事，不早于9:00。", "A report is about the day: not before 09:00.")
            .When(form.From < tomorrow, nameof(form.From), "最早从明天起。", "From tomorrow at the earliest.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { from = form.From ?? tomorrow, due = due.ToString("HH:mm", CultureInfo.InvariantCulture), now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("日报时间已设定", "Time set"));
    }
}
