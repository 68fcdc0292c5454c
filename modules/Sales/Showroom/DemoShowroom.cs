using Dealership.Contracts;
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
        await new DemoCards(db).Write(story, visits, supervisor.Id, ct);
    }
}
