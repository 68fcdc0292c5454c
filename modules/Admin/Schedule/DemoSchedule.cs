using System.Globalization;
using Dealership.Admin.Positions;
using Dealership.Admin.Rounds;
using Dealership.Admin.StoreSettings;
using Dealership.Admin.Supervision;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>
/// The demo's last five weeks of what comes round by itself, and the month before of what is done once a month: mostly done and vouched for, some late, some missed, and today's
/// still to do. People and store may be written after this.
/// </summary>
internal sealed class DemoSchedule(Db db, IHouse house, DemoSupervision supervision, TimeProvider clock) : IDemo
{
    private const int Days = 35;

    private const string RulesSql = """
        insert into admin.clause_rhythms (store_id, clause_code, effective_from, said_at, rhythm)
        select @store, r.code, @from, @now, r.rhythm from unnest(@codes, @rhythms) as r(code, rhythm);
        insert into admin.scheduled_days (store_id, day, expected, opened, seen_at)
        select @store, d.day, d.number, d.number, @now from unnest(@days::date[], @numbers) as d(day, number)
        """;

    private const string OwedSql = """
        insert into admin.obligations (store_id, id, clause_code, subject, position_code, holder_id, what_zh, what_en, link, opens_at, due_at, owed_at, heard_at, period, expires_at)
        select @store, g.id, g.clause, g.subject, g.position, g.holder, g.zh, g.en, '/admin/obligations/' || g.id, g.opens, g.due, g.opens, @now, g.period, g.expires
        from   unnest(@ids, @clauses, @subjects, @positions, @holders, @zhs, @ens, @opens::timestamptz[], @dues::timestamptz[], @periods, @expires::timestamptz[])
               as g(id, clause, subject, position, holder, zh, en, opens, due, period, expires)
        """;

    private const string ProvenSql = """
        insert into admin.evidence (store_id, id, clause_code, subject, proof_id, at, by_person, grade, link, heard_at, words)
        select @store, g.id, g.clause, g.subject, g.id, g.at, g.by, g.grade, g.link, g.at, g.words
        from   unnest(@ids, @clauses, @subjects, @ats::timestamptz[], @bys, @grades, @links, @words) as g(id, clause, subject, at, by, grade, link, words);
        update admin.obligations o set settled_at = e.at from admin.evidence e
        where  o.store_id = @store and e.store_id = @store and e.clause_code = o.clause_code and e.subject = o.subject and o.period is not null
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Sales.Count == 0 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.GeneralManager)) is not { } gm) return;
        var (now, since, luck) = (clock.GetUtcNow(), story.Today.AddDays(-Days), new Random(story.Seed));
        var clauses = house.Clauses.Values.Where(c => c.Rhythm is { Kind: not RhythmKind.After }).ToArray();
        var working = new WorkingCalendar(story.Zone, StandardHours.Of([1, 2, 3, 4, 5, 6, 7]), [], []);
        var departments = StandardPositions.All.ToDictionary(p => p.Code, p => p.Department);
        var reckonings = clauses.ToDictionary(c => c.Code, c => new Reckoning(day => working.On(day, departments[c.Position]).Worked, story.Zone));
        // A month is done at its end: what comes round once a month begins with the month before.
        var first = new DateOnly(story.Today.Year, story.Today.Month, 1).AddMonths(-1) is var month && month < since ? month : since;
        var owed = (from day in Enumerable.Range(0, story.Today.DayNumber - first.DayNumber + 1).Select(first.AddDays)
                    from clause in clauses
                    where day >= since || clause.Rhythm!.Kind is not (RhythmKind.Daily or RhythmKind.Weekly)
                    from occurrence in reckonings[clause.Code].On(clause.Code, clause.Rhythm!, day)
                    let holders = story.Staff.Where(p => p.Positions.Contains(clause.Position)).ToArray()
                    select new Line(Guid.CreateVersion7(occurrence.OpensAt), clause, occurrence, holders.Length == 0 ? null : holders[luck.Next(holders.Length)].Id)).ToArray();
        await db.Do(RulesSql, new
        {
            now,
            from = first,
            codes = clauses.Select(c => c.Code).ToArray(),
            rhythms = clauses.Select(c => c.Rhythm!.Text).ToArray(),
            days = owed.GroupBy(l => l.Occurrence.Day).Select(g => g.Key.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            numbers = owed.GroupBy(l => l.Occurrence.Day).Select(g => g.Count()).ToArray(),
        }, ct);
        await db.Do(OwedSql, new
        {
            ids = owed.Select(l => l.Id).ToArray(),
            clauses = owed.Select(l => l.Clause.Code).ToArray(),
            subjects = owed.Select(l => l.Occurrence.Subject(story.StoreId)).ToArray(),
            positions = owed.Select(l => l.Clause.Position).ToArray(),
            holders = owed.Select(l => l.Holder).ToArray(),
            zhs = owed.Select(l => OpenScheduled.Title(l.Clause.Sentence, l.Occurrence).Zh).ToArray(),
            ens = owed.Select(l => OpenScheduled.Title(l.Clause.Sentence, l.Occurrence).En).ToArray(),
            opens = owed.Select(l => Written(l.Occurrence.OpensAt)).ToArray(),
            dues = owed.Select(l => Written(l.Occurrence.DueAt)).ToArray(),
            periods = owed.Select(l => l.Occurrence.Period).ToArray(),
            expires = owed.Select(l => l.Occurrence.ExpiresAt is { } at ? Written(at) : null).ToArray(),
            now,
        }, ct);
        var walked = house.Checklists.Values.ToDictionary(l => l.Clause);
        // What a department's own work proves is left to that work: its facts are heard afterwards.
        var proven = owed.Where(l => l.Holder is not null && (!l.Clause.Live || walked.ContainsKey(l.Clause.Code)) && luck.NextDouble() < (l.Clause.Provenance == Provenance.Document ? 0.94 : 0.7))
            .Select(l => new Proven(l, l.Occurrence.DueAt.AddMinutes(luck.NextDouble() < 0.93 ? -luck.Next(3, 55) : luck.Next(5, 90)), luck.NextDouble() < 0.4))
            .Where(p => p.At < now && p.At < (p.Line.Occurrence.ExpiresAt ?? now)).ToArray();
        bool Walked(Proven p) => walked.ContainsKey(p.Line.Clause.Code);
        bool ByManager(Proven p) => p.Vouched && p.Line.Holder != gm.Id && !Walked(p);
        await db.Do(ProvenSql, new
        {
            ids = proven.Select(p => p.Id).ToArray(),
            clauses = proven.Select(p => p.Line.Clause.Code).ToArray(),
            subjects = proven.Select(p => p.Line.Occurrence.Subject(story.StoreId)).ToArray(),
            ats = proven.Select(p => Written(p.At)).ToArray(),
            bys = proven.Select(p => ByManager(p) ? gm.Id : p.Line.Holder!.Value).ToArray(),
            grades = proven.Select(p => Walked(p) ? "event" : ByManager(p) ? "second" : "own").ToArray(),
            links = proven.Select(p => Walked(p) ? $"/admin/rounds/{p.Id}" : $"/admin/obligations/{p.Line.Id}").ToArray(),
            words = proven.Select(p => (p.Vouched, story.Language) switch
            {
                _ when Walked(p) => "",
                (true, "en") => "I was there: done as required",
                (false, "en") => "Done as required; the record is kept in the department",
                (true, _) => "在场看到，已按要求完成",
                _ => "已按要求完成，记录留存在部门",
            }).ToArray(),
        }, ct);
        await new DemoRounds(db).Write(story, [.. proven.Where(Walked).Select(p => new DemoRounds.Walk(p.Id, walked[p.Line.Clause.Code], p.At, p.Line.Holder!.Value))], ct);
        await supervision.Write(story, ct);
    }

    private static string Written(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private sealed record Proven(Line Line, DateTimeOffset At, bool Vouched)
    {
        public Guid Id { get; } = Guid.CreateVersion7(At);
    }

    private sealed record Line(Guid Id, Clause Clause, Occurrence Occurrence, Guid? Holder);
}
