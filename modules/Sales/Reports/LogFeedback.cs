using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>
/// The day's sheet went to the maker's sales department (反馈厂家): when, by which way, and what came back. It is sent by hand, as the
/// file that the list gives; this keeps that it was.
/// </summary>
[Needs(ReportRights.Check)]
internal sealed class LogFeedback(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    public static IReadOnlyList<string> Channels { get; } = ["system", "email", "wechat", "other"];

    internal sealed class Form
    {
        public DateOnly? Day { get; set; }
        public string? Channel { get; set; }
        /// <summary>The store's wall clock; now when empty.</summary>
        public DateTime? SentAt { get; set; }
        /// <summary>Number or word of the maker's receipt.</summary>
        public string? Receipt { get; set; }
    }

    private const string Sql = $"""
        insert into sales.report_feedbacks (store_id, id, day, sent_at, channel, receipt, reports, logged_at, logged_by)
        select @store, @id, @day, @sent, @Channel, @receipt, (count(*) filter (where not v.returned)), @now, @by
        from   sales.daily_reports r {ReportHold.Latest}
        where  r.store_id = @store and r.day = @day and r.excused_at is null
        having count(*) filter (where not v.returned) > 0
        returning reports
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (now, day, zone) = (clock.GetUtcNow(), form.Day ?? await calendar.Today(ct), await calendar.Zone(ct));
        var sent = form.SentAt is { } local ? zone.Instant(local) : now;
        var problems = new Problems()
            .When(form.Channel is null || !Channels.Contains(form.Channel), nameof(form.Channel), "请选择报送方式。", "Choose the way it went.")
            .When(sent > now, nameof(form.SentAt), "报送时间不能晚于现在。", "It cannot have been sent later than now.")
            .When(zone.DayOf(sent) < day, nameof(form.SentAt), "报送不能早于那一天。", "It cannot have been sent before that day.")
            .When(form.Receipt?.Length > 100, nameof(form.Receipt), "最多100字。", "At most 100 characters.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        return await db.Row<int?>(Sql, new { id, day, sent, form.Channel, receipt = form.Receipt?.Trim() ?? "", now, by = caller.PersonId }, ct) is { } reports
            ? Outcome.Done(id, new($"已登记报送，含{reports}份已检查的日报", $"Noted, with {reports} checked reports"))
            : Outcome.Refused("那天还没有检查过的日报，先检查再报送。", "No report of that day is checked; check first, then send.");
    }
}
