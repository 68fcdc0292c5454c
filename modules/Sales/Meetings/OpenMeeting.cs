using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Opens today's morning or evening meeting (主持召开), with the material at hand on the table. The evening one not before its material's time.</summary>
[Needs(MeetingRights.Chair)]
internal sealed class OpenMeeting(Db db, Caller caller, TimeProvider clock, ICalendar calendar, PackTimes times) : IDuty
{
    private const string Sql = """
        insert into sales.meetings (store_id, id, day, kind, pack_id, opened_at, opened_by, minutes)
        values (@store, @id, @day, @kind, (select p.id from sales.meeting_packs p where p.store_id = @store and p.day = @day and p.kind = @kind order by p.version desc limit 1), @now, @by, '')
        on conflict on constraint one_meeting_of_a_kind do nothing returning id
        """;

    private const string ThereSql = "select id from sales.meetings where store_id = @store and day = @day and kind = @kind";

    public async Task<Outcome> Now(string? kind, CancellationToken ct)
    {
        if (kind is null || !MeetingKind.All.Contains(kind)) return Outcome.Refused("请选择晨会或夕会。", "Choose the morning or the evening meeting.");
        var (now, day, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        if (kind == MeetingKind.Evening && await times.Of(kind, ct) is var from && now < zone.Instant(day.ToDateTime(from)))
            return Outcome.Refused($"夕会 {from:HH\\:mm} 之后才能开。", $"The evening meeting is opened from {from:HH\\:mm} on.");
        var id = await db.Row<Guid?>(Sql, new { id = Guid.CreateVersion7(now), day, kind, now, by = caller.PersonId }, ct);
        return id is not null
            ? Outcome.Done(id, new($"{MeetingKind.NameOf(kind).Zh}开始", $"{MeetingKind.NameOf(kind).En} opened"))
            : Outcome.Done(await db.Row<Guid>(ThereSql, new { day, kind }, ct), new("这个会已经开了", "It is open already"));
    }
}
