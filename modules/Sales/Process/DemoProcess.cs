using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Process;

/// <summary>The demo's process checks of its last weeks, each evening but yesterday's; one reception in six lacked a step.</summary>
internal sealed class DemoProcess(Db db)
{
    private const int Days = 14;

    private const string Sql = $"""
        insert into sales.process_days (store_id, id, day, checked_at, checked_by, steps_done, steps_asked)
        select @store, d.id, d.day, d.at, @supervisor, 0, 0 from unnest(@ids, @days::date[], @ats::timestamptz[]) as d(id, day, at);
        insert into sales.process_marks (store_id, check_id, visit_id, step, done, seen)
        select @store, d.id, k.visit_id, k.step, k.done, false from ({ReceptionSteps.Known}) k join sales.process_days d on d.store_id = @store and d.day = k.day;
        insert into sales.process_marks (store_id, check_id, visit_id, step, done, seen)
        select @store, d.id, v.id, s.step, ('x' || substr(v.id::text, 22 + 3 * s.place::int, 2))::bit(8)::int % 6 <> 0, true
        from   sales.visits v join sales.process_days d on d.store_id = @store and d.day = v.day cross join unnest(@watched) with ordinality as s(step, place)
        where  {ReceptionSteps.Receptions}
        on     conflict do nothing;
        update sales.process_days d set steps_done = m.done, steps_asked = m.asked
        from   (select check_id, (count(*) filter (where done))::int as done, count(*)::int as asked from sales.process_marks where store_id = @store group by check_id) m
        where  d.store_id = @store and d.id = m.check_id
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.ShowroomSupervisor)) is not { } supervisor || story.Sales.Count == 0) return;
        var luck = new Random(story.Seed ^ 81);
        var checks = Enumerable.Range(2, Days).Select(back => story.Today.AddDays(-back)).Select(day => (Day: day, At: story.Zone.Instant(day.ToDateTime(new TimeOnly(17, 5)).AddMinutes(luck.Next(0, 24))))).Select(c => (Id: DemoId.Of(luck, c.At), c.Day, c.At)).ToArray();
        await db.Do(Sql, new
        {
            supervisor = supervisor.Id,
            now = story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(9, 0))),
            ids = checks.Select(c => c.Id).ToArray(),
            days = checks.Select(c => c.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray(),
            ats = checks.Select(c => c.At.UtcDateTime).ToArray(),
            watched = ProcessStep.All.Where(s => s.Watched).Select(s => s.Code).ToArray(),
        }, ct);
        foreach (var check in checks) db.Tell(new ReceptionsChecked(check.Id, check.Day, 0, false, check.At, supervisor.Id), check.Id);
    }
}
