using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Process;

/// <summary>
/// The supervisor checked the day's receptions (流程检查, SS-3): what only a person sees is marked, what the log knows is kept beside it as it stood.
/// Checked again it is another check. Nobody checks his own receptions.
/// </summary>
[Needs(ProcessRights.Check)]
internal sealed class CheckReceptions(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    /// <summary>Before it, most of the day's receptions are still to come.</summary>
    public static readonly TimeOnly NotBefore = new(16, 0);

    internal sealed class Form
    {
        /// <summary>Today when empty.</summary>
        public DateOnly? Day { get; set; }
        /// <summary>What was seen done, as visit:step; a form with nothing ticked posts nothing at all.</summary>
        public string[] Done { get; set => field = value ?? []; } = [];
    }

    private const string DaySql = """
        insert into sales.process_days (store_id, id, day, checked_at, checked_by, steps_done, steps_asked) values (@store, @id, @day, @now, @by, 0, 0)
        """;

    private const string MarksSql = $"""
        insert into sales.process_marks (store_id, check_id, visit_id, step, done, seen)
        select @store, @id, k.visit_id, k.step, k.done, false from ({ReceptionSteps.Known}) k
        join   sales.visits o on o.store_id = @store and o.id = k.visit_id and o.consultant_id <> @by
        where  k.day = @day;
        insert into sales.process_marks (store_id, check_id, visit_id, step, done, seen)
        select @store, @id, v.id, s.step, (v.id::text || ':' || s.step) = any(@done), true
        from   sales.visits v cross join unnest(@watched) as s(step)
        where  {ReceptionSteps.Receptions} and v.day = @day and v.consultant_id <> @by
        on     conflict do nothing;
        update sales.process_days set steps_done = m.done, steps_asked = m.asked
        from   (select (count(*) filter (where done))::int as done, count(*)::int as asked from sales.process_marks where store_id = @store and check_id = @id) m
        where  store_id = @store and id = @id
        returning (select count(distinct visit_id)::int from sales.process_marks where store_id = @store and check_id = @id)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var day = form.Day ?? today;
        if (day > today) return Outcome.Refused("不能检查将来的接待。", "Receptions to come cannot be checked.");
        if (now < zone.Instant(day.ToDateTime(NotBefore))) return Outcome.Refused($"{NotBefore:HH\\:mm}以后检查，今天的接待还没完。", $"Check after {NotBefore:HH\\:mm}: the day's receptions are not over.");
        if (form.Done.Any(d => d.Split(':') is not [var visit, var step] || !Guid.TryParse(visit, out _) || !ProcessStep.IsWatched(step)))
            return Outcome.Refused("有一项不是可以勾选的步骤。", "Something ticked is no step to tick.");
        var id = Guid.CreateVersion7();
        await db.Do(DaySql, new { id, day, now, by = caller.PersonId }, ct);
        var receptions = await db.Row<int>(MarksSql, new { id, day, now, by = caller.PersonId, done = form.Done, watched = ProcessStep.All.Where(s => s.Watched).Select(s => s.Code).ToArray() }, ct);
        db.Tell(new ReceptionsChecked(id, day, receptions, day < today, now, caller.PersonId), id);
        return Outcome.Done(id, receptions == 0 ? new("已记录：这天没有要检查的接待", "Noted: there was no reception to check") : new($"已检查{receptions}批接待", $"{receptions} receptions checked"));
    }
}
