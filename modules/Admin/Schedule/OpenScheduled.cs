using System.Globalization;
using Dealership.Admin.Editions;
using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>
/// Opens what each day brings (生成定期待办). Days are seen to in order and none is left out: after an outage those that were
/// missed are opened with their own due times. However often it runs, on however many hosts, each thing is owed once.
/// </summary>
internal sealed class OpenScheduled(Db db, Caller caller, IHouse house, RulesInForce rules, Assignment assignment, ICalendar calendar, TimeProvider clock) : IRoutine
{
    /// <summary>Longer outages are caught up with over several runs.</summary>
    private const int DaysAtOnce = 62;

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <summary>The product's own rules, from today on where the last one written down differs; the general manager's stay.</summary>
    private const string ProposeSql = """
        insert into admin.clause_rhythms (store_id, clause_code, effective_from, said_at, rhythm)
        select @store, p.code, @today, @now, p.rhythm
        from   unnest(@codes, @rhythms) as p(code, rhythm)
        left   join lateral (select r.rhythm, r.said_by from admin.clause_rhythms r where r.store_id = @store and r.clause_code = p.code
                             order by r.effective_from desc, r.said_at desc limit 1) last on true
        where  last.rhythm is null or (last.said_by is null and last.rhythm <> p.rhythm)
        on conflict do nothing
        """;

    private const string SeenSql = "select max(day) from admin.scheduled_days where store_id = @store";

    private const string DaySql = """
        insert into admin.scheduled_days (store_id, day, expected, opened, seen_at)
        select @store, d.day, d.expected, (select count(*) from admin.obligations o
                                           where  o.store_id = @store and o.period is not null and o.period not like '> %'
                                             and  o.opens_at >= d.day::timestamp at time zone s.zone and o.opens_at < (d.day + 1)::timestamp at time zone s.zone), @now
        from   unnest(@days::date[], @expecteds) as d(day, expected), admin.stores s
        where  s.store_id = @store
        on conflict do nothing
        """;

    private const string LastSql = """
        select p.code as clause, (select max((e.at at time zone s.zone)::date) from admin.proofs(@store) e where e.clause_code = p.code) as done
        from   unnest(@codes) as p(code), admin.stores s where s.store_id = @store
        """;

    public async Task Run(CancellationToken ct)
    {
        // Two hosts at the same instant would both reckon the same days: harmless, but one of them in vain.
        await db.Do("select pg_advisory_xact_lock(@store, 3003)", null, ct);
        var (today, now) = (await calendar.Today(ct), clock.GetUtcNow());
        var proposed = house.Clauses.Values.Where(c => c.Rhythm is not null).ToArray();
        await db.Do(ProposeSql, new { today, now, codes = proposed.Select(c => c.Code).ToArray(), rhythms = proposed.Select(c => c.Rhythm!.Text).ToArray() }, ct);
        var from = await db.Row<DateOnly?>(SeenSql, null, ct) is { } seen ? seen.AddDays(1) : today;
        var until = from.AddDays(DaysAtOnce) < today ? from.AddDays(DaysAtOnce) : today.AddDays(1);
        var known = await rules.Read(ct);
        var byDay = Enumerable.Range(0, Math.Max(until.DayNumber - from.DayNumber, 0)).Select(from.AddDays).ToDictionary(day => day, day => known.On(day).ToArray());
        await Open([.. byDay.Values.SelectMany(o => o), .. await AfterLast(known, today, ct)], ct);
        if (byDay.Count == 0) return;
        await db.Do(DaySql, new
        {
            days = byDay.Keys.Select(d => d.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            expecteds = byDay.Values.Select(o => o.Length).ToArray(),
            now,
        }, ct);
    }

    private async Task<IEnumerable<Occurrence>> AfterLast(RulesInForce.Known known, DateOnly today, CancellationToken ct)
    {
        var counting = known.AfterLast(today).ToArray();
        if (counting.Length == 0) return [];
        var last = (await db.Rows<Last>(LastSql, new { codes = counting.Select(c => c.Clause).ToArray() }, ct)).ToDictionary(l => l.Clause, l => l.Done);
        return counting.Select(c => known.Next(c.Clause, c.Rhythm, last[c.Clause] is { } done && done > c.Since ? done : c.Since));
    }

    private async Task Open(IReadOnlyList<Occurrence> occurrences, CancellationToken ct)
    {
        if (occurrences.Count == 0) return;
        var words = new Dictionary<DateOnly, IReadOnlyDictionary<string, WordsInForce.Later>>();
        foreach (var day in occurrences.Select(o => o.Day).Distinct()) words[day] = await WordsInForce.On(db, day, ct);
        await assignment.Open([.. occurrences.Select(o => Thing(o, house.Clauses[o.Clause], words[o.Day]))], ct);
    }

    private Assignment.Thing Thing(Occurrence occurrence, Clause clause, IReadOnlyDictionary<string, WordsInForce.Later> words)
    {
        var sentence = words.TryGetValue(clause.Code, out var later) ? later.Sentence : clause.Sentence;
        return new(clause.Code, clause.Position, occurrence.Subject(caller.StoreId), Title(sentence, occurrence), occurrence.OpensAt, occurrence.DueAt)
        {
            Link = clause.Screen,
            OpensAt = occurrence.OpensAt,
            Period = occurrence.Period,
            ExpiresAt = occurrence.ExpiresAt,
        };
    }

    /// <summary>The document's sentences are long; a line on a desk is not.</summary>
    internal static Text Title(Text sentence, Occurrence occurrence) =>
        new($"{Short(sentence.Zh, 22)} · {occurrence.Period}", $"{Short(sentence.En, 48)} · {occurrence.Period}");

    private static string Short(string sentence, int letters) => sentence.Length <= letters ? sentence : $"{sentence[..letters].TrimEnd(' ', ',', ';', '、')}…";

    private sealed record Last(string Clause, DateOnly? Done);
}
