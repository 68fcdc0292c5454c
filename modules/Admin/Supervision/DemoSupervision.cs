using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>
/// The demo's samples of what came round by itself, drawn as the house draws them: a manager who finds something now and then, one
/// who never does, and an approver who excuses much. The periods that still run are drawn by the routine. Written right after what it draws from.
/// </summary>
internal sealed class DemoSupervision(Db db, IHouse house, TimeProvider clock)
{
    private const string ExcusedSql = """
        with late as (select o.clause_code, o.subject, o.holder_id, o.due_at from admin.obligations o
                      where o.store_id = @store and o.clause_code = 'ME-3' and o.expires_at < @now order by o.due_at desc limit 2),
        gone as (delete from admin.evidence e using late l where e.store_id = @store and e.clause_code = l.clause_code and e.subject = l.subject)
        update admin.obligations o set settled_at = null from late l where o.store_id = @store and o.clause_code = l.clause_code and o.subject = l.subject;
        insert into admin.exemptions (store_id, id, clause_code, subject, reason, words, asked_by, asked_at, decided_by, decided_at, approved, answer)
        select @store, gen_random_uuid(), o.clause_code, o.subject, 'waits-for-other', @words, o.holder_id, o.due_at - interval '2 hours', @manager, o.due_at - interval '1 hour', true, ''
        from   admin.obligations o
        where  o.store_id = @store and o.clause_code = 'ME-3' and o.expires_at < @now and o.settled_at is null and o.holder_id <> @manager;
        insert into admin.cadence_confirmations (store_id, id, clause_code, effective_from, confirmed_by, confirmed_at)
        values (@store, @id, 'ME-3', @from, @gm, @from)
        """;

    /// <summary>Whoever oversees says so himself: in the demo somebody else may have vouched for it.</summary>
    private const string OwnSql = """
        update admin.evidence e set by_person = o.holder_id from admin.obligations o
        where  e.store_id = @store and o.store_id = @store and o.clause_code = e.clause_code and o.subject = e.subject and o.clause_code = any(@clauses) and o.holder_id is not null;
        select e.id, e.clause_code as clause, o.position_code as position, e.by_person as by, e.at, e.subject from admin.evidence e
        join   admin.obligations o on o.store_id = @store and o.clause_code = e.clause_code and o.subject = e.subject
        where  e.store_id = @store and e.by_person is not null;
        select distinct on (o.clause_code, o.opens_at) o.clause_code as clause, o.period as name, o.position_code as position, o.holder_id as holder, o.subject, o.opens_at as until, o.due_at as due, o.expires_at as closes
        from   admin.obligations o
        where  o.store_id = @store and o.clause_code = any(@clauses) and o.period is not null and o.holder_id is not null
        order  by o.clause_code, o.opens_at, o.due_at
        """;

    private const string SeedSql = "insert into admin.sampling_seeds (store_id, clause_code, turn, seed, digest, committed_at) values (@store, @clause, @turn, @seed, sha256(@seed), @at)";

    private const string SampleSql = """
        insert into admin.samples (store_id, id, clause_code, turn, period, position_code, holder_id, subject, since, until, due_at, closes_at, drawn_at, population, digest)
        values (@store, @id, @clause, @turn, @period, @position, @holder, @subject, @since, @until, @due, @closes, @drawnAt, @population, @digest);
        insert into admin.sample_lines (store_id, sample_id, rank, evidence_id, verdict, words, judged_by, judged_at)
        select @store, @id, d.rank, d.evidence, nullif(d.verdict, ''), d.words, case when d.verdict <> '' then @holder end, case when d.verdict <> '' then @judgedAt end
        from   unnest(@drawn, @verdicts, @wordings) with ordinality as d(evidence, verdict, words, rank);
        update admin.obligations set link = '/admin/supervision/' || @id where store_id = @store and clause_code = @clause and subject = @subject;
        update admin.evidence set grade = 'second', words = @said where store_id = @store and clause_code = @clause and subject = @subject
        """;

    private static readonly Text[] Findings =
    [
        new("记录与现场不符，东侧洽谈区未清洁", "Not as recorded: the eastern seating area was not cleaned"),
        new("只写了已完成，没有可核对的内容", "It only says done; there is nothing to check it by"),
        new("时间对不上，当时不在岗", "The time is wrong: nobody was on duty then"),
        new("客户说没有接到电话", "The customer says that nobody called"),
    ];

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Sales.Count == 0 || Of(story, Position.GeneralManager) is not { } gm || Of(story, Position.MarketingManager) is not { } manager) return;
        var (now, overseeing) = (clock.GetUtcNow(), house.Clauses.Values.Where(c => c.SampleSize > 0).ToArray());
        var from = story.Today.AddDays(-60);
        await db.Do(ExcusedSql, new { now, manager, gm, from, id = Guid.CreateVersion7(now), words = story.Language == "en" ? "Waits for the maker's form of this week" : "等厂家本周的报表模板" }, ct);
        var clauses = new { clauses = overseeing.Select(c => c.Code).ToArray() };
        var (evidence, periods) = await db.Both<Evidence, Period>(OwnSql, clauses, ct);
        foreach (var clause in overseeing) await Clause(story, clause, [.. periods.Where(p => p.Clause == clause.Code)], evidence, now, ct);
    }

    private async Task Clause(DemoStory story, Clause clause, IReadOnlyList<Period> periods, IReadOnlyList<Evidence> evidence, DateTimeOffset now, CancellationToken ct)
    {
        var (turn, luck) = (1, new Random(story.Seed ^ clause.Code.Sum(c => c * 31)));
        if (periods is not [var first, ..]) return;
        await Seed(first.Until.AddDays(-1));
        foreach (var (before, period) in periods.Zip(periods.Skip(1)).Where(p => p.Second.Closes < now))
        {
            var population = evidence.Where(e => e.At >= before.Until && e.At < period.Until && e.By != period.Holder && (clause.Oversees.Contains(e.Clause) || clause.Oversees.Contains(e.Position)))
                .Select(e => e.Id).Order().ToArray();
            if (population.Length == 0) continue;
            var drawn = Drawing.Order(Secret(), population).Take(clause.SampleSize).Select(x => x.Id).ToArray();
            var done = evidence.FirstOrDefault(e => e.Clause == clause.Code && e.Subject == period.Subject);
            // The showroom's manager is the one who never finds anything.
            var verdicts = drawn.Select((_, i) => done is null && i >= drawn.Length / 2 ? "" : clause.Code != "SM-8" && luck.NextDouble() < 0.14 ? "disagree" : "agree").ToArray();
            var said = (story.Language == "en", Agreed: verdicts.Count(v => v == "agree"), Not: verdicts.Count(v => v == "disagree"));
            await db.Do(SampleSql, new
            {
                id = Guid.CreateVersion7(period.Until),
                clause = clause.Code,
                turn,
                period = period.Name,
                position = period.Position,
                holder = period.Holder,
                subject = period.Subject,
                since = before.Until,
                until = period.Until,
                due = period.Due,
                closes = period.Closes,
                drawnAt = period.Until.AddMinutes(2),
                population,
                digest = Drawing.Digest(population),
                drawn,
                verdicts,
                wordings = verdicts.Select(v => v != "disagree" ? "" : luck.Next(Findings.Length) is var n && story.Language == "en" ? Findings[n].En : Findings[n].Zh).ToArray(),
                judgedAt = done?.At ?? period.Due.AddMinutes(-20),
                said = said.Item1 ? $"Sample of {drawn.Length} from {population.Length}: {said.Agreed} agreed, {said.Not} disagreed" : $"从{population.Length}条中抽查{drawn.Length}条：认可{said.Agreed}，不认可{said.Not}",
            }, ct);
            turn++;
            await Seed(period.Until.AddMinutes(2));
        }

        byte[] Secret() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{story.Seed}:{story.StoreId}:{clause.Code}:{turn}")));
        Task<int> Seed(DateTimeOffset at) => db.Do(SeedSql, new { clause = clause.Code, turn, seed = Secret(), at }, ct);
    }

    private static Guid? Of(DemoStory story, string position) => story.Staff.FirstOrDefault(p => p.Positions.Contains(position))?.Id;

    private sealed record Evidence(Guid Id, string Clause, string Position, Guid By, DateTimeOffset At, Guid Subject);

    private sealed record Period(string Clause, string Name, string Position, Guid Holder, Guid Subject, DateTimeOffset Until, DateTimeOffset Due, DateTimeOffset? Closes);
}
