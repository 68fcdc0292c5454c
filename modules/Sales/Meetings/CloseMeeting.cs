using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// Closes a meeting (会议结束) once attendance is taken, with its minutes: the evidence of SM-7. A record that is finished on a later day is kept and proves
/// nothing, as it would prove another day's meeting.
/// </summary>
[Needs(MeetingRights.Chair)]
internal sealed class CloseMeeting(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Minutes { get; set; }
    }

    private const string CountSql = """
        select (select count(*)::int from sales.meeting_attendance where store_id = @store and meeting_id = @id and state = 'here') as here,
               (select count(*)::int from sales.meeting_actions where store_id = @store and meeting_id = @id) as decisions
        """;

    private const string Sql = "update sales.meetings set closed_at = @now, closed_by = @by, minutes = @minutes where store_id = @store and id = @id";

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var (meeting, refusal) = await OpenMeetingHold.Take(db, id, ct);
        if (refusal is not null) return refusal;
        var (count, now) = ((await db.Row<Count>(CountSql, new { id }, ct))!, clock.GetUtcNow());
        var problems = new Problems()
            .When(count.Here == 0, "", "请先登记到会。", "Take attendance first.")
            .When(form.Minutes?.Length > 1000, nameof(form.Minutes), "最多1000字，写十行就够。", "At most 1,000 characters; ten lines will do.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { id, minutes = form.Minutes?.Trim() ?? "", now, by = caller.PersonId }, ct);
        var onItsDay = meeting!.Day == await calendar.Today(ct);
        db.Tell(new MeetingClosed(id, meeting.Kind, count.Here, count.Decisions, !onItsDay, now, caller.PersonId), id);
        var name = MeetingKind.NameOf(meeting.Kind);
        return Outcome.Done(id, onItsDay ? new($"{name.Zh}结束", $"{name.En} closed") : new("补记已存，不算当天的凭证", "Kept; finished late, it proves nothing"));
    }

    private sealed record Count(int Here, int Decisions);
}
