using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.Showroom;

/// <summary>The demo's traffic log, its roster and its intention cards. The orders are written before.</summary>
internal sealed class DemoShowroom(Db db)
{
    private const string VisitsSql = """
        insert into sales.visits (store_id, id, day, number, arrived_at, left_at, kind, party, consultant_id, by_turn, model_code, logged_at, logged_by)
        select @store, v.id, v.day, v.number, v.at, v.left_at, v.kind, v.party, v.consultant, v.day = @today and v.kind = 'first', v.model, v.at, v.consultant
        from   unnest(@ids, @days::date[], @numbers, @ats::timestamptz[], @lefts::timestamptz[], @kinds, @parties, @consultants, @models)
               as v(id, day, number, at, left_at, kind, party, consultant, model)
        """;

    private const string RosterSql = """
        insert into sales.reception_rosters (store_id, day, consultant_id, place, set_at, set_by)
        select @store, @today, p.id, p.place, @at, @supervisor from unnest(@onDuty) with ordinality as p(id, place)
        """;

    private const string DaysSql = """
        insert into sales.showroom_days (store_id, id, day, opened_at, closed_at, closed_by, closing_id)
        select @store, d.id, d.day, d.opened, d.closed, case when d.closed is not null then @supervisor end, d.closing
        from   unnest(@ids, @days::date[], @opens::timestamptz[], @closeds::timestamptz[], @closings) as d(id, day, opened, closed, closing)
        """;

    private const int FactsOfDays = 30;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        var visits = DemoTraffic.Of(story);
        if (visits.Count == 0 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.ShowroomSupervisor)) is not { } supervisor) return;
        await db.Do(VisitsSql, new
        {
            today = story.Today,
            ids = visits.Select(v => v.Id).ToArray(),
            days = visits.Select(v => v.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            numbers = visits.Select(v => v.Number).ToArray(),
            ats = visits.Select(v => v.At.UtcDateTime).ToArray(),
            lefts = visits.Select(v => v.LeftAt?.UtcDateTime).ToArray(),
            kinds = visits.Select(v => v.Kind).ToArray(),
            parties = visits.Select(v => v.Party).ToArray(),
            consultants = visits.Select(v => v.Consultant).ToArray(),
            models = visits.Select(v => v.Model).ToArray(),
        }, ct);
        // One of the seven is off today.
        var sellers = story.Staff.Where(p => p.Positions.Contains(Position.SalesConsultant)).OrderBy(p => p.Number, StringComparer.Ordinal).Select(p => p.Id).ToArray();
        await db.Do(RosterSql, new { today = story.Today, at = story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(8, 20))), supervisor = supervisor.Id, onDuty = sellers.Where((_, i) => i != 2).ToArray() }, ct);
        await Days(story, visits, supervisor.Id, ct);
        await new DemoCards(db).Write(story, visits, supervisor.Id, ct);
    }

    /// <summary>Each day was closed in the evening but yesterday, whose log somebody did not finish.</summary>
    private async Task Days(DemoStory story, IReadOnlyList<DemoTraffic.Visit> visits, Guid supervisor, CancellationToken ct)
    {
        var luck = new Random(story.Seed ^ 78);
        var days = visits.GroupBy(v => v.Day).Select(g => (Day: g.Key, First: g.Min(v => v.At), Last: g.Max(v => v.LeftAt ?? v.At), Open: g.Key >= story.Today.AddDays(-1)))
            .Select(d => (d.Day, d.First, Id: DemoId.Of(luck, d.First), Closed: d.Open ? (DateTimeOffset?)null : d.Last.AddMinutes(luck.Next(5, 40)), Closing: d.Open ? (Guid?)null : DemoId.Of(luck, d.Last))).ToArray();
        await db.Do(DaysSql, new
        {
            supervisor,
            ids = days.Select(d => d.Id).ToArray(),
            days = days.Select(d => d.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            opens = days.Select(d => d.First.UtcDateTime).ToArray(),
            closeds = days.Select(d => d.Closed?.UtcDateTime).ToArray(),
            closings = days.Select(d => d.Closing).ToArray(),
        }, ct);
        foreach (var day in days.Where(d => d.Day > story.Today.AddDays(-FactsOfDays)))
        {
            db.Tell(new ShowroomDayOpened(day.Id, day.First), day.Id);
            if (day.Closed is { } closed) db.Tell(new ShowroomDayClosed(day.Id, day.Closing!.Value, closed, supervisor), day.Id);
        }
    }
}
