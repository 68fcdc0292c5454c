using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// Makes the material of today's meetings before anybody asks (晨会资料、夕会资料): on a working day of the showroom, from the store's time on. What
/// was not made in the morning is not made up for in the evening: its figures would be others.
/// </summary>
internal sealed class MakePack(Db db, TimeProvider clock, ICalendar calendar, PackTimes times) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    private const string ThereSql = "select id from sales.meeting_packs where store_id = @store and day = @day and kind = @kind limit 1";

    public async Task Run(CancellationToken ct)
    {
        var (now, day, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        if (!(await calendar.Day(day, null, ct)).Worked) return;
        var made = (await times.Show(ct)).InForce.Where(t => zone.Instant(day.ToDateTime(t.MadeFrom)) <= now).Select(t => t.Kind).LastOrDefault();
        if (made is null || await db.Row<Guid?>(ThereSql, new { day, kind = made }, ct) is not null) return;
        await PackWriting.Write(db, new(Guid.CreateVersion7(now), day, made, 1, await PackWriting.Days(calendar, made, day, ct), zone, now, null, ""), ct);
    }
}
