using Dealership.Plugin;
using Dealership.Sales.Meetings;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Meetings;

/// <summary>A house that meets every morning and evening from Wednesday, 4 March 2026, on.</summary>
public abstract class MeetingHouse : CardHouse
{
    /// <summary>Moves the clock to this time of the store, and lets the house do what is due.</summary>
    private protected async Task At(int day, int hour, int minute = 0)
    {
        House.Clock.SetUtcNow(new DateTimeOffset(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime());
        await House.Tick();
        await House.Settle();
    }

    private protected Task<Guid?> Pack(string kind) => House.Sql<Guid?>("select id from sales.meeting_packs where store_id = 1 and kind = @kind order by day desc, version desc limit 1", new { kind });

    private protected async Task<PackRecord.View> Material(string kind, DemoPerson? by = null) => await Pack(kind) is { } id ? (await House.Read(by ?? Cast.Zhan, (PackRecord record) => record.Show(id, default)))! : throw new InvalidOperationException();

    private protected async Task<PackRows.View> Rows(string kind, string figure) => await Pack(kind) is { } id ? (await House.Read(Cast.Zhan, (PackRows rows) => rows.Of(id, figure, default)))! : throw new InvalidOperationException();

    private protected Task<Outcome> Confirm(Guid pack, string? note = null) => House.Do(Cast.Zhan, (ConfirmPack duty) => duty.Now(pack, new() { Note = note }, default));

    private protected async Task<Guid> Meet(string kind = "morning") => (await Ok(House.Do(Cast.Song, (OpenMeeting duty) => duty.Now(kind, default)))).Id!.Value;

    private protected Task<Outcome> Attend(Guid meeting, string zhan = "here") => House.Do(Cast.Zhan, (TakeAttendance duty) => duty.Now(meeting,
        new() { People = [Cast.Song.Id, Cast.Zhan.Id, Cast.Wei.Id, Cast.Hua.Id], States = ["here", zhan, "here", "off"] }, default));

    private protected Task<Outcome> End(Guid meeting, string? minutes = null) => House.Do(Cast.Song, (CloseMeeting duty) => duty.Now(meeting, new() { Minutes = minutes }, default));

    private protected Task<Outcome> Decide(Guid meeting, params (DemoPerson Who, string Due, string What)[] lines) => House.Do(Cast.Zhan, (DecideActions duty) => duty.Now(meeting, new()
    {
        People = [.. lines.Select(l => l.Who.Id.ToString())],
        Dues = [.. lines.Select(l => l.Due)],
        Whats = [.. lines.Select(l => l.What)],
    }, default));

    private protected async Task<MeetingRecord.View> Shown(Guid meeting, DemoPerson? by = null) => (await House.Read(by ?? Cast.Wei, (MeetingRecord record) => record.Show(meeting, default)))!;

    /// <summary>How what comes round stands: whose, for when, and whether it is settled.</summary>
    private protected Task<string?> Owed(string clause) => House.Sql<string?>("""
        select string_agg(p.name || ' ' || right(o.period, 5) || case when o.settled_at is null then '' else ' settled' end, ', ' order by o.due_at)
        from   admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id
        where  o.store_id = 1 and o.clause_code = @clause and o.period like to_char(@now at time zone 'Asia/Shanghai', 'YYYY-MM-DD') || '%'
        """, new { clause, now = House.Clock.GetUtcNow() });
}
