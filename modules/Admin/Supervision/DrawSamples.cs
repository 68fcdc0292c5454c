using System.Globalization;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>
/// Draws the sample of each supervision clause when its period begins (抽查): from what those it oversees proved in the period
/// before, with a seed whose digest was shown before the period began. Drawn once, on however many hosts.
/// </summary>
internal sealed class DrawSamples(Db db, IHouse house, ICalendar calendar, TimeProvider clock) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <summary>The occurrence that runs now, the first due where a day has several.</summary>
    private const string RunningSql = """
        select distinct on (o.clause_code) o.clause_code as clause, o.period, o.position_code as position, o.holder_id as holder, o.subject,
               (select max(b.opens_at) from admin.obligations b
                where  b.store_id = @store and b.clause_code = o.clause_code and b.period is not null and b.opens_at < o.opens_at) as since,
               o.opens_at as until, o.due_at as due, o.expires_at as closes
        from   admin.obligations o
        where  o.store_id = @store and o.clause_code = any(@clauses) and o.period is not null
          and  o.opens_at <= @now and (o.expires_at is null or o.expires_at > @now)
        order  by o.clause_code, o.opens_at desc, o.due_at
        """;

    private const string SeedsSql = "select distinct on (clause_code) clause_code as clause, turn, seed, committed_at from admin.sampling_seeds where store_id = @store order by clause_code, turn desc";

    private const string CommitSql = """
        insert into admin.sampling_seeds (store_id, clause_code, turn, seed, digest, committed_at) values (@store, @clause, @turn, @seed, sha256(@seed), @now)
        """;

    private const string DrawnSql = "select exists (select 1 from admin.samples where store_id = @store and clause_code = @clause and until = @until)";

    /// <summary>What stands, was done by somebody, and not by the one who is to look at it.</summary>
    private const string PopulationSql = """
        select e.id from admin.evidence e
        left   join admin.obligations o on o.store_id = @store and o.clause_code = e.clause_code and o.subject = e.subject
        where  e.store_id = @store and e.at >= @since and e.at < @until and e.by_person is not null and e.by_person is distinct from @holder
          and  (e.clause_code = any(@whose) or o.position_code = any(@whose))
          and  not exists (select 1 from admin.voidings v where v.store_id = @store and v.clause_code = e.clause_code and v.proof_id = e.proof_id)
        """;

    private const string KeepSql = """
        insert into admin.samples (store_id, id, clause_code, turn, period, position_code, holder_id, subject, since, until, due_at, closes_at, drawn_at, population, digest)
        values (@store, @id, @clause, @turn, @period, @position, @holder, @subject, @since, @until, @due, @closes, @now, @population, @digest);
        insert into admin.sample_lines (store_id, sample_id, rank, evidence_id)
        select @store, @id, d.rank, d.evidence from unnest(@drawn) with ordinality as d(evidence, rank);
        update admin.obligations set link = '/admin/supervision/' || @id
        where  store_id = @store and clause_code = @clause and subject = @subject and cardinality(@drawn) > 0
        """;

    public async Task Run(CancellationToken ct)
    {
        // Two hosts at the same instant would both draw: with two different seeds for the period after.
        await db.Do("select pg_advisory_xact_lock(@store, 3010)", null, ct);
        var overseeing = house.Clauses.Values.Where(c => c.SampleSize > 0).ToDictionary(c => c.Code);
        var seeds = (await db.Rows<Committed>(SeedsSql, null, ct)).ToDictionary(s => s.Clause);
        foreach (var clause in overseeing.Keys.Where(code => !seeds.ContainsKey(code)).ToArray()) await Commit(clause, 1, ct);
        var running = await db.Rows<Running>(RunningSql, new { clauses = overseeing.Keys.ToArray(), now = clock.GetUtcNow() }, ct);
        foreach (var period in running.Concat(await Weekly(overseeing.Values, ct)))
            if (seeds.TryGetValue(period.Clause, out var seed) && seed.CommittedAt <= period.Until) await Draw(overseeing[period.Clause], period, seed, ct);
    }

    private async Task Draw(Clause clause, Running period, Committed seed, CancellationToken ct)
    {
        if (await db.Row<bool>(DrawnSql, new { clause = clause.Code, until = period.Until }, ct)) return;
        var since = period.Since ?? period.Until - Span(clause.Rhythm);
        var population = await db.Rows<Guid>(PopulationSql, new { since, until = period.Until, holder = period.Holder, whose = clause.Oversees.ToArray() }, ct);
        await db.Do(KeepSql, new
        {
            id = Guid.CreateVersion7(),
            clause = clause.Code,
            turn = seed.Turn,
            period = period.Period,
            position = period.Position,
            holder = period.Holder,
            subject = period.Subject,
            since,
            until = period.Until,
            due = period.Due,
            closes = period.Closes,
            now = clock.GetUtcNow(),
            population = population.ToArray(),
            digest = Drawing.Digest(population),
            drawn = Drawing.Order(seed.Seed, population).Take(clause.SampleSize).Select(x => x.Id).ToArray(),
        }, ct);
        await Commit(clause.Code, seed.Turn + 1, ct);
    }

    private Task<int> Commit(string clause, int turn, CancellationToken ct) =>
        db.Do(CommitSql, new { clause, turn, seed = Drawing.Seed(), now = clock.GetUtcNow() }, ct);

    /// <summary>A supervision clause that is owed for facts and not by dates is sampled once a week all the same.</summary>
    private async Task<IEnumerable<Running>> Weekly(IEnumerable<Clause> overseeing, CancellationToken ct)
    {
        var (today, zone) = (await calendar.Today(ct), await calendar.Zone(ct));
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var (until, closes) = (zone.At(monday, TimeOnly.MinValue), zone.At(monday.AddDays(7), TimeOnly.MinValue));
        var period = $"{ISOWeek.GetYear(monday.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(monday.ToDateTime(default)):00}";
        return overseeing.Where(c => c.Rhythm is null).Select(c => new Running(c.Code, period, c.Position, null, null, zone.At(monday.AddDays(-7), TimeOnly.MinValue), until, closes.AddMicroseconds(-1), closes));
    }

    /// <summary>How long the first period looks back; the later ones look back to the one before them.</summary>
    private static TimeSpan Span(Rhythm? rhythm) => TimeSpan.FromDays(rhythm?.Kind switch
    {
        RhythmKind.Daily => 1,
        RhythmKind.Monthly => 31,
        RhythmKind.Quarterly => 92,
        RhythmKind.Yearly => 366,
        RhythmKind.After => rhythm.On,
        _ => 7,
    });

    private sealed record Running(
        string Clause, string Period, string Position, Guid? Holder, Guid? Subject, DateTimeOffset? Since, DateTimeOffset Until, DateTimeOffset Due, DateTimeOffset? Closes);

    private sealed record Committed(string Clause, int Turn, byte[] Seed, DateTimeOffset CommittedAt);
}
