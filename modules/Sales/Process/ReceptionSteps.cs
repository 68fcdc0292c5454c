using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Process;

/// <summary>
/// The receptions of a day and their steps: what the log, the cards and the test drives say by themselves, and what the supervisor marked. Coverage is
/// steps done over steps that somebody or something could say; a step that does not apply is left out.
/// </summary>
[Needs(ProcessRights.See)]
internal sealed class ReceptionSteps(Db db, TimeProvider clock, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>A reception, as selected.</summary>
    internal sealed record Reception(Guid Id, int Number, DateTimeOffset ArrivedAt, string Kind, Guid ConsultantId, Guid? CardId);

    /// <summary>A step of it that is known: done or not, and whether a person saw it.</summary>
    internal sealed record Mark(Guid VisitId, string Step, bool Done, bool Seen);

    internal sealed record Line(Reception Visit, string? Consultant, IReadOnlyDictionary<string, Mark> Steps);

    /// <summary>The latest check of the day.</summary>
    internal sealed record Check(Guid Id, DateTimeOffset CheckedAt, string? By, int Done, int Asked);

    /// <param name="Day">Which.</param>
    /// <param name="Today">The store's.</param>
    /// <param name="Checked">Nothing before anybody checked it.</param>
    /// <param name="Lines">In the order of the log.</param>
    internal sealed record View(DateOnly Day, DateOnly Today, Check? Checked, IReadOnlyList<Line> Lines);

    /// <summary>Who came to look and was received by somebody.</summary>
    internal const string Receptions = "v.store_id = @store and v.kind in ('first', 'again') and v.consultant_id is not null";

    /// <summary>What is known without looking, about receptions <c>v</c>. Takes <c>@now</c>.</summary>
    internal const string Known = $"""
        select v.id as visit_id, v.day, 'filed' as step, v.card_id is not null as done from sales.visits v where {Receptions}
        union all select v.id, v.day, 'drive', true from sales.visits v
                  where {Receptions} and exists (select 1 from sales.test_drives t where t.store_id = @store and t.visit_id = v.id and t.cancelled_at is null)
        union all select v.id, v.day, 'next', c.closed_at is not null or p.id is not null from sales.visits v join sales.cards c on c.store_id = @store and c.id = v.card_id
                  left join sales.next_contacts p on p.store_id = @store and p.card_id = c.id and p.contact_id is null and p.dropped_at is null where {Receptions}
        union all select v.id, v.day, 'on-time', coalesce(p.due_at >= @now, true) from sales.visits v join sales.cards c on c.store_id = @store and c.id = v.card_id
                  left join sales.next_contacts p on p.store_id = @store and p.card_id = c.id and p.contact_id is null and p.dropped_at is null where {Receptions}
        """;

    private const string LinesSql = $"""
        select v.id, v.number, v.arrived_at, v.kind, v.consultant_id, v.card_id from sales.visits v
        where  {Receptions} and v.day = @day and (@consultant::uuid is null or v.consultant_id = @consultant) order by v.number;
        select k.visit_id, k.step, k.done, false as seen from ({Known}) k where k.day = @day
        """;

    private const string CheckSql = """
        select id, checked_at, checked_by, steps_done, steps_asked from sales.process_days where store_id = @store and day = @day order by checked_at desc limit 1;
        select m.visit_id, m.step, m.done, m.seen from sales.process_marks m where m.store_id = @store
          and  m.check_id = (select id from sales.process_days where store_id = @store and day = @day order by checked_at desc limit 1)
        """;

    public async Task<View> On(DateOnly? day, Guid? consultant, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var args = new { day = day ?? today, consultant, now = clock.GetUtcNow() };
        var (visits, known) = await db.Both<Reception, Mark>(LinesSql, args, ct);
        var (checks, marks) = await db.Both<Row, Mark>(CheckSql, args, ct);
        // What was marked stands as it was marked; whoever came since is read from the log.
        var by = marks.Concat(known).GroupBy(m => m.VisitId).ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, Mark>)g.GroupBy(m => m.Step).ToDictionary(s => s.Key, s => s.First()));
        var names = await people.Named([.. visits.Select(v => v.ConsultantId).Concat(checks.Select(c => c.CheckedBy)).Distinct()], ct);
        return new(args.day, today, checks is [var row] ? new(row.Id, row.CheckedAt, names.GetValueOrDefault(row.CheckedBy)?.Name, row.StepsDone, row.StepsAsked) : null,
            [.. visits.Select(v => new Line(v, names.GetValueOrDefault(v.ConsultantId)?.Name, by.GetValueOrDefault(v.Id) ?? new Dictionary<string, Mark>()))]);
    }

    private sealed record Row(Guid Id, DateTimeOffset CheckedAt, Guid CheckedBy, int StepsDone, int StepsAsked);
}
