using System.Security.Cryptography;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>
/// Begins a round (开始巡检), or goes on with the one that the caller has not finished today. Two zones are drawn that need a
/// photo: nobody knows before which, so that a round cannot be written at the desk.
/// </summary>
[OpenTo]
internal sealed class BeginRound(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock) : IDuty
{
    /// <summary>How many zones need a photo.</summary>
    public const int Photos = 2;

    private const string OpenSql = "select id from admin.rounds where store_id = @store and code = @code and by_person = @me and done_at is null and begun_at >= @today order by begun_at desc limit 1";

    private const string BeginSql = """
        insert into admin.rounds (store_id, id, code, zones, drawn, safety_hours, other_days, begun_at, by_person)
        values (@store, @id, @code, @zones::jsonb, @drawn, @hours, @days, @now, @me)
        """;

    public async Task<Outcome> Now(string code, CancellationToken ct)
    {
        if (!house.Checklists.TryGetValue(code, out var list)) return Outcome.Refused("没有这份检查表。", "There is no such checklist.");
        if (!May(house, caller, list)) return Outcome.Refused("这份检查表由负责它的岗位来走。", "This checklist is walked by the position that owes it.");
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        if (await db.Row<Guid?>(OpenSql, new { code, me = caller.PersonId, today = (await calendar.Zone(ct)).At(today, TimeOnly.MinValue) }, ct) is { } open)
            return Outcome.Done(open, new("接着上次没走完的", "Going on with the one begun before"));
        var (held, id) = (await ListInForce.On(db, list, today, ct), Guid.CreateVersion7(now));
        var places = Enumerable.Range(0, held.Zones.Count).ToArray();
        RandomNumberGenerator.Shuffle<int>(places);
        await db.Do(BeginSql, new { id, code, zones = ListInForce.Written(held.Zones), drawn = places.Take(Photos).Order().ToArray(), hours = held.SafetyHours, days = held.OtherDays, now, me = caller.PersonId }, ct);
        return Outcome.Done(id, new("巡检开始", "The round has begun"));
    }

    /// <summary>Whoever holds the position that owes the list's clause, or stands in for it.</summary>
    public static bool May(IHouse house, Caller caller, Checklist list) => house.Clauses.TryGetValue(list.Clause, out var clause) && caller.Positions.Contains(clause.Position);
}
