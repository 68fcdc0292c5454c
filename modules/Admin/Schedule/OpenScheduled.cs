using System.Globalization;
using Dealership.Admin.Editions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>
/// Opens what each day brings (生成定期待办). Days are seen to in order and none is left out: after an outage those that were
/// missed are opened with their own due times. However often it runs, on however many hosts, each thing is owed once.
/// </summary>
internal sealed class OpenScheduled(Db db, Caller caller, IHouse house, RulesInForce rules, ICalendar calendar, TimeProvider clock) : IRoutine
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

    /// <summary>A position's things of one day go to whoever has the fewest undone; a vacancy is nobody's.</summary>
    private const string OpenSql = """
        insert into admin.obligations (store_id, id, clause_code, subject, position_code, holder_id, what_zh, what_en, link, opens_at, due_at, owed_at, heard_at, period, expires_at)
        select @store, g.id, g.clause, g.subject, g.position, fair.person_id, g.zh, g.en, coalesce(g.link, '/admin/obligations/' || g.id), g.opens, g.due, g.opens, @now, g.period, g.expires
        from   unnest(@ids, @clauses, @subjects, @positions, @zhs, @ens, @links, @opens::timestamptz[], @dues::timestamptz[], @periods, @expires::timestamptz[])
               as g(id, clause, subject, position, zh, en, link, opens, due, period, expires)
        join   admin.stores s on s.store_id = @store
        left   join lateral (
            select h.person_id from admin.holders_on(@store, (@now at time zone s.zone)::date) h
            left   join lateral (select count(*) as load from admin.obligations u where u.store_id = @store and u.holder_id = h.person_id and u.settled_at is null
                                 and (u.expires_at is null or u.expires_at > @now)) l on true
            left   join admin.substitutes_on(@store, (@now at time zone s.zone)::date) b on b.person_id = h.person_id and b.position_code = h.position_code
            where  h.position_code = g.position
            order  by b.person_id is not null, l.load, h.person_id limit 1) fair on true
        on conflict on constraint owed_once do nothing
        """;

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
        await Open([.. byDay.Values.SelectMany(o => o)], now, ct);
        await OpenAfterLast(known, today, now, ct);
        if (byDay.Count == 0) return;
        await db.Do(DaySql, new
        {
            days = byDay.Keys.Select(d => d.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            expecteds = byDay.Values.Select(o => o.Length).ToArray(),
            now,
        }, ct);
    }

    private async Task OpenAfterLast(RulesInForce.Known known, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var counting = known.AfterLast(today).ToArray();
        if (counting.Length == 0) return;
        var last = (await db.Rows<Last>(LastSql, new { codes = counting.Select(c => c.Clause).ToArray() }, ct)).ToDictionary(l => l.Clause, l => l.Done);
        await Open([.. counting.Select(c => known.Next(c.Clause, c.Rhythm, last[c.Clause] is { } done && done > c.Since ? done : c.Since))], now, ct);
    }

    private async Task Open(IReadOnlyList<Occurrence> occurrences, DateTimeOffset now, CancellationToken ct)
    {
        if (occurrences.Count == 0) return;
        var words = new Dictionary<DateOnly, IReadOnlyDictionary<string, WordsInForce.Later>>();
        foreach (var day in occurrences.Select(o => o.Day).Distinct()) words[day] = await WordsInForce.On(db, day, ct);
        var said = occurrences.Select(o => (Occurrence: o, Clause: house.Clauses[o.Clause], Sentence: words[o.Day].TryGetValue(o.Clause, out var later) ? later.Sentence : house.Clauses[o.Clause].Sentence)).ToArray();
        await db.Do(OpenSql, new
        {
            ids = said.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            clauses = said.Select(s => s.Clause.Code).ToArray(),
            subjects = said.Select(s => s.Occurrence.Subject(caller.StoreId)).ToArray(),
            positions = said.Select(s => s.Clause.Position).ToArray(),
            zhs = said.Select(s => Title(s.Sentence, s.Occurrence).Zh).ToArray(),
            ens = said.Select(s => Title(s.Sentence, s.Occurrence).En).ToArray(),
            links = said.Select(s => s.Clause.Screen).ToArray(),
            opens = said.Select(s => Written(s.Occurrence.OpensAt)).ToArray(),
            dues = said.Select(s => Written(s.Occurrence.DueAt)).ToArray(),
            periods = said.Select(s => s.Occurrence.Period).ToArray(),
            expires = said.Select(s => s.Occurrence.ExpiresAt is { } at ? Written(at) : null).ToArray(),
            now,
        }, ct);
    }

    /// <summary>The document's sentences are long; a line on a desk is not.</summary>
    internal static Text Title(Text sentence, Occurrence occurrence) =>
        new($"{Short(sentence.Zh, 22)} · {occurrence.Period}", $"{Short(sentence.En, 48)} · {occurrence.Period}");

    private static string Short(string sentence, int letters) => sentence.Length <= letters ? sentence : $"{sentence[..letters].TrimEnd(' ', ',', ';', '、')}…";

    private static string Written(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private sealed record Last(string Clause, DateOnly? Done);
}
