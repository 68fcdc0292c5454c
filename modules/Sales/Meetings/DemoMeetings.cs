using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Meetings;

/// <summary>
/// The demo's meetings of the last weeks with their material, forecasts and decisions. This morning's material is made and waits for the supervisor; some
/// decisions are open, one is late.
/// </summary>
internal sealed class DemoMeetings(Db db)
{
    private const int Days = 12;

    private const string ConfirmSql = """
        update sales.meeting_packs p set confirmed_at = c.at, confirmed_by = @supervisor, note = c.note
        from   unnest(@packs, @ats::timestamptz[], @notes) as c(id, at, note) where p.store_id = @store and p.id = c.id
        """;

    private const string MeetingsSql = """
        insert into sales.meetings (store_id, id, day, kind, pack_id, opened_at, opened_by, minutes, closed_at, closed_by)
        select @store, m.id, m.day, m.kind, m.pack, m.opened, @manager, m.minutes, m.closed, @manager
        from   unnest(@ids, @days::date[], @kinds, @packs, @opens::timestamptz[], @closeds::timestamptz[], @minutes) as m(id, day, kind, pack, opened, closed, minutes);
        insert into sales.meeting_attendance (store_id, meeting_id, person_id, state, at, by_person)
        select @store, a.meeting, a.person, a.state, a.at, @supervisor from unnest(@seats, @people, @states, @seatAts::timestamptz[]) as a(meeting, person, state, at)
        """;

    private const string EmptySql = "delete from sales.meeting_pack_rows where store_id = @store; delete from sales.meeting_packs where store_id = @store";

    private const string ForecastsSql = """
        insert into sales.day_forecasts (store_id, day, consultant_id, orders, at, by_person)
        select @store, f.day, f.who, f.orders, f.at, f.who from unnest(@days::date[], @whos, @orders, @ats::timestamptz[]) as f(day, who, orders, at)
        """;

    private const string ActionsSql = """
        insert into sales.meeting_actions (store_id, id, meeting_id, person_id, what, due_on, due_at, decided_at, decided_by, done_at, done_by, done_words)
        select @store, a.id, a.meeting, a.person, a.what, a.due_on, a.due, a.at, @supervisor, a.done, case when a.done is not null then a.person end, a.words
        from   unnest(@ids, @meetings, @people, @whats, @days::date[], @dues::timestamptz[], @ats::timestamptz[], @dones::timestamptz[], @words) as a(id, meeting, person, what, due_on, due, at, done, words)
        """;

    private sealed record Held(Guid Id, DateOnly Day, string Kind, Guid Pack, DateTimeOffset Made, DateTimeOffset Confirmed, DateTimeOffset Opened, DateTimeOffset Closed);

    private sealed record Decided(Guid Id, Held Meeting, DemoPerson Who, DemoMeetingWords.Thing Thing, DateOnly Due, DateTimeOffset? Done);

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        var sales = story.Staff.Where(p => p.Positions.Intersect([Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant]).Any()).OrderBy(p => p.Number, StringComparer.Ordinal).ToArray();
        var sellers = sales.Where(p => p.Positions.Contains(Position.SalesConsultant)).ToArray();
        if (story.Sales.Count == 0 || sellers.Length == 0 || sales.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager)) is not { } manager || sales.FirstOrDefault(p => p.Positions.Contains(Position.ShowroomSupervisor)) is not { } supervisor) return;
        var luck = new Random(story.Seed ^ 319);
        var held = Of(story);
        var decided = held.SelectMany((m, i) => Decisions(story, m, i, sales, luck)).ToArray();
        await Forecasts(story, sellers, luck, ct);
        await Meetings(story, held, sales, manager.Id, supervisor.Id, luck, ct);
        await Actions(story, decided, supervisor.Id, ct);
        Tell(story, held, decided, manager.Id, supervisor.Id, sales.Length);
    }

    /// <summary>The material: it counts what other departments told too, so everybody has heard it first.</summary>
    public async Task After(DemoStory story, CancellationToken ct)
    {
        if (story.Sales.Count == 0 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.ShowroomSupervisor)) is not { } supervisor || story.Staff.All(p => !p.Positions.Contains(Position.SalesManager))) return;
        // The house may have made today's of a store that was still empty.
        await db.Do(EmptySql, null, ct);
        var held = Of(story);
        foreach (var m in held) await PackWriting.Write(db, new(m.Pack, m.Day, m.Kind, 1, m.Kind == MeetingKind.Morning ? new(m.Day.AddDays(-1), m.Day) : new(m.Day, m.Day.AddDays(1)), story.Zone, m.Made, null, ""), ct);
        var morning = story.Zone.Instant(story.Today.ToDateTime(MeetingKind.MadeFrom(MeetingKind.Morning)));
        await PackWriting.Write(db, new(DemoId.Of(new Random(story.Seed ^ 320), morning), story.Today, MeetingKind.Morning, 1, new(story.Today.AddDays(-1), story.Today), story.Zone, morning, null, ""), ct);
        await Confirm(story, held, supervisor.Id, ct);
    }

    /// <summary>The same whenever it is asked.</summary>
    private static Held[] Of(DemoStory story)
    {
        var luck = new Random(story.Seed ^ 321);
        return [.. Enumerable.Range(1, Days).Reverse().SelectMany(back => MeetingKind.All.Select(kind => Of(story, story.Today.AddDays(-back), kind, luck)))];
    }

    private static Held Of(DemoStory story, DateOnly day, string kind, Random luck)
    {
        var made = story.Zone.Instant(day.ToDateTime(MeetingKind.MadeFrom(kind)));
        // Once in a while the supervisor is late with it.
        var confirmed = made.AddMinutes(luck.NextDouble() < 0.9 ? luck.Next(8, 38) : luck.Next(61, 70));
        var opened = confirmed.AddMinutes(luck.Next(3, 12));
        return new(DemoId.Of(luck, opened), day, kind, DemoId.Of(luck, made), made, confirmed, opened, opened.AddMinutes(luck.Next(11, 24)));
    }

    private static IEnumerable<Decided> Decisions(DemoStory story, Held meeting, int place, DemoPerson[] sales, Random luck)
    {
        for (var i = luck.Next(0, 3); i > 0; i--)
        {
            var due = meeting.Day.AddDays(luck.Next(1, 6));
            var done = meeting.Closed.AddDays(luck.Next(0, due.DayNumber - meeting.Day.DayNumber + (luck.NextDouble() < 0.15 ? 3 : 1))).AddHours(meeting.Kind == MeetingKind.Morning ? luck.Next(1, 8) : 0.2);
            var open = done > story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(7, 0))) || (place == 14 && i == 1);
            yield return new(DemoId.Of(luck, meeting.Closed), meeting, sales[luck.Next(sales.Length)], DemoMeetingWords.Things[luck.Next(DemoMeetingWords.Things.Length)], due, open ? null : done);
        }
    }

    private Task Forecasts(DemoStory story, DemoPerson[] sellers, Random luck, CancellationToken ct)
    {
        // This morning two have not said theirs yet.
        var given = Enumerable.Range(0, Days + 1).SelectMany(back => sellers.Where((_, i) => back > 0 ? luck.NextDouble() < 0.93 : i > 1).Select(s => (Day: story.Today.AddDays(-back), s.Id, Orders: luck.NextDouble() switch { < 0.5 => 0, < 0.88 => 1, _ => 2 }))).ToArray();
        return db.Do(ForecastsSql, new
        {
            days = given.Select(g => Iso(g.Day)).ToArray(),
            whos = given.Select(g => g.Id).ToArray(),
            orders = given.Select(g => g.Orders).ToArray(),
            ats = given.Select(g => story.Zone.Instant(g.Day.ToDateTime(new TimeOnly(8, 5))).UtcDateTime).ToArray(),
        }, ct);
    }

    private Task Meetings(DemoStory story, Held[] held, DemoPerson[] sales, Guid manager, Guid supervisor, Random luck, CancellationToken ct)
    {
        var seats = held.SelectMany(m => sales.Select(p => (m, p.Id, State: p.Id == manager || p.Id == supervisor || luck.NextDouble() < 0.86 ? Attendance.Here : luck.NextDouble() switch { < 0.6 => "off", < 0.8 => "out", < 0.95 => "leave", _ => "missing" }))).ToArray();
        return db.Do(MeetingsSql, new
        {
            manager,
            supervisor,
            ids = held.Select(m => m.Id).ToArray(),
            days = held.Select(m => Iso(m.Day)).ToArray(),
            kinds = held.Select(m => m.Kind).ToArray(),
            packs = held.Select(_ => (Guid?)null).ToArray(),
            opens = held.Select(m => m.Opened.UtcDateTime).ToArray(),
            closeds = held.Select(m => m.Closed.UtcDateTime).ToArray(),
            minutes = held.Select(_ => story.Said(DemoMeetingWords.Minutes[luck.Next(DemoMeetingWords.Minutes.Length)])).ToArray(),
            seats = seats.Select(s => s.m.Id).ToArray(),
            people = seats.Select(s => s.Id).ToArray(),
            states = seats.Select(s => s.State).ToArray(),
            seatAts = seats.Select(s => s.m.Opened.AddMinutes(2).UtcDateTime).ToArray(),
        }, ct);
    }

    private Task Actions(DemoStory story, Decided[] decided, Guid supervisor, CancellationToken ct) => db.Do(ActionsSql, new
    {
        supervisor,
        ids = decided.Select(d => d.Id).ToArray(),
        meetings = decided.Select(d => d.Meeting.Id).ToArray(),
        people = decided.Select(d => d.Who.Id).ToArray(),
        whats = decided.Select(d => story.Said(d.Thing.What)).ToArray(),
        days = decided.Select(d => Iso(d.Due)).ToArray(),
        dues = decided.Select(d => story.Zone.EndOf(d.Due).UtcDateTime).ToArray(),
        ats = decided.Select(d => d.Meeting.Closed.AddMinutes(-3).UtcDateTime).ToArray(),
        dones = decided.Select(d => d.Done?.UtcDateTime).ToArray(),
        words = decided.Select(d => d.Done is null ? null : story.Said(d.Thing.Done)).ToArray(),
    }, ct);

    private async Task Confirm(DemoStory story, Held[] held, Guid supervisor, CancellationToken ct)
    {
        await db.Do(ConfirmSql, new { supervisor, packs = held.Select(m => m.Pack).ToArray(), ats = held.Select(m => m.Confirmed.UtcDateTime).ToArray(), notes = held.Select((_, i) => i % 3 == 0 ? story.Said(DemoMeetingWords.Notes[i / 3 % DemoMeetingWords.Notes.Length]) : "").ToArray() }, ct);
        await db.Do("update sales.meetings m set pack_id = (select p.id from sales.meeting_packs p where p.store_id = @store and p.day = m.day and p.kind = m.kind) where m.store_id = @store", null, ct);
    }

    private void Tell(DemoStory story, Held[] held, Decided[] decided, Guid manager, Guid supervisor, int expected)
    {
        foreach (var m in held)
        {
            db.Tell(new MeetingPackConfirmed(m.Pack, m.Kind, m.Confirmed, supervisor), m.Pack);
            db.Tell(new MeetingClosed(m.Id, m.Kind, expected - 1, decided.Count(d => d.Meeting == m), false, m.Closed, manager), m.Id);
        }
        foreach (var d in decided)
        {
            db.Tell(new ActionDecided(d.Id, d.Meeting.Id, d.Who.Id, d.Who.Positions[0], story.Zone.EndOf(d.Due), d.Meeting.Closed.AddMinutes(-3), supervisor), d.Id);
            if (d.Done is { } done) db.Tell(new ActionDone(d.Id, done, d.Who.Id), d.Id);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
