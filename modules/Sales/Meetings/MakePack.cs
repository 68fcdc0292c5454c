using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// Makes the material of today's meetings before anybody asks (晨会资料、夕会资料): on a working day of the showroom, from the store's time on. What
/// was not made in the morning is not made up for after noon: its figures would be others.
/// </summary>
internal sealed class MakePack(Db db, TimeProvider clock, ICalendar calendar, PackTimes times) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    private const string ThereSql = "select id from sales.meeting_packs where store_id = @store and day = @day and kind = @kind limit 1";

    public async Task Run(CancellationToken ct)
    {
        var (now, day, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        if (!(await calendar.Day(day, null, ct)).Worked) return;
        var kind = zone.Instant(day.ToDateTime(MeetingKind.Noon)) > now ? MeetingKind.Morning : MeetingKind.Evening;
        if (zone.Instant(day.ToDateTime(await times.Of(kind, ct))) > now || await db.Row<Guid?>(ThereSql, new { day, kind }, ct) is not null) return;
        await PackWriting.Write(db, new(Guid.CreateVersion7(now), day, kind, 1, await PackWriting.Days(calendar, kind, day, ct), zone, now, null, ""), ct);
    }
}
