using Dealership.Admin.Accountability;
using Dealership.Admin.Schedule;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// Hears every fact that some clause is owed for, proven by, taken back by or released by, and keeps the ledger. Facts may
/// come twice and in any order, so each leaves a row of its own that is written at most once.
/// </summary>
internal sealed class HearFacts(Db db, IHouse house, Deadlines deadlines, Routing routing, OpenScheduled schedule, Assignment assignment, TimeProvider clock) : IListenToMany
{
    private const string ProveSql = """
        insert into admin.evidence (store_id, id, clause_code, subject, proof_id, at, by_person, grade, link, heard_at)
        select @store, p.id, p.clause, p.subject, p.proof, p.at, p.by, 'event', p.link, @now
        from   unnest(@ids, @clauses, @subjects, @proofs, @ats, @bys, @links) as p(id, clause, subject, proof, at, by, link)
        on conflict on constraint proven_once do nothing
        """;

    private const string VoidSql = """
        insert into admin.voidings (store_id, clause_code, proof_id, at, heard_at) select @store, v.clause, v.proof, v.at, @now from unnest(@clauses, @proofs, @ats) as v(clause, proof, at)
        on conflict do nothing
        """;

    private const string ReleaseSql = """
        insert into admin.releases (store_id, clause_code, subject, at, heard_at) select @store, r.clause, r.subject, r.at, @now from unnest(@clauses, @subjects, @ats) as r(clause, subject, at)
        on conflict do nothing
        """;

    /// <summary>
    /// What <c>admin.settle</c> does, for many at once: those named, and those whose proof was taken back. Each list stands in a select of its own, so
    /// that it is planned once and not for every length of it: planning took longer than settling.
    /// </summary>
    private const string SettleSql = """
        update admin.obligations o set settled_at = t.at
        from   (select p.clause, p.subject, least((select min(f.at) from admin.proofs(@store) f where f.clause_code = p.clause and f.subject = p.subject),
                                                  (select r.at from admin.releases r where r.store_id = @store and r.clause_code = p.clause and r.subject = p.subject)) as at
                from   (select clause, subject from unnest((select @clauses), (select @subjects)) as named(clause, subject)
                        union
                        select e.clause_code, e.subject from unnest((select @voidedClauses), (select @voidedProofs)) as v(clause, proof)
                        join   admin.evidence e on e.store_id = @store and e.clause_code = v.clause and e.proof_id = v.proof) p) t
        where  o.store_id = @store and o.clause_code = t.clause and o.subject = t.subject and o.settled_at is distinct from t.at
        """;

    public IReadOnlyCollection<Type> Facts => Meanings.Of(house).Facts;

    public async Task Hear(IReadOnlyList<News<IFact>> news, CancellationToken ct)
    {
        var (owed, proofs, voided, released) = (new List<Assignment.Thing>(), new List<(string Clause, Proof Proof)>(), new List<(string Clause, Guid Proof, DateTimeOffset At)>(), new List<(string Clause, Guid Subject, DateTimeOffset At)>());
        foreach (var (fact, told) in news)
            foreach (var clause in Meanings.Of(house).For(fact.GetType()))
            {
                if (clause.Owings.TryGetValue(fact.GetType(), out var owes) && owes(fact) is { } thing) owed.Add(await Reckon(clause, thing, fact.GetType(), told, ct));
                if (clause.Proofs.TryGetValue(fact.GetType(), out var proves) && proves(fact) is { } proof)
                {
                    if (proof.IsOfOccurrence) await ProveOccurrence(clause, proof, ct);
                    else proofs.Add((clause.Code, proof));
                }
                if (clause.Voidings.TryGetValue(fact.GetType(), out var voids)) voided.Add((clause.Code, voids(fact), told.At.ToUniversalTime()));
                if (clause.Releases.TryGetValue(fact.GetType(), out var releases)) released.Add((clause.Code, releases(fact), told.At.ToUniversalTime()));
            }
        var now = clock.GetUtcNow();
        if (proofs.Count > 0)
            db.Later(ProveSql, new
            {
                ids = proofs.Select(_ => Guid.CreateVersion7()).ToArray(),
                clauses = proofs.Select(p => p.Clause).ToArray(),
                subjects = proofs.Select(p => p.Proof.Subject).ToArray(),
                proofs = proofs.Select(p => p.Proof.Id).ToArray(),
                ats = proofs.Select(p => p.Proof.At.ToUniversalTime()).ToArray(),
                bys = proofs.Select(p => p.Proof.By).ToArray(),
                links = proofs.Select(p => p.Proof.Link).ToArray(),
                now,
            });
        if (voided.Count > 0) db.Later(VoidSql, new { clauses = voided.Select(v => v.Clause).ToArray(), proofs = voided.Select(v => v.Proof).ToArray(), ats = voided.Select(v => v.At).ToArray(), now });
        if (released.Count > 0) db.Later(ReleaseSql, new { clauses = released.Select(r => r.Clause).ToArray(), subjects = released.Select(r => r.Subject).ToArray(), ats = released.Select(r => r.At).ToArray(), now });
        await assignment.Open(owed, ct);
        var touched = owed.Select(o => (o.Clause, o.Subject)).Concat(proofs.Select(p => (p.Clause, p.Proof.Subject))).Concat(released.Select(r => (r.Clause, r.Subject))).Distinct().ToArray();
        if (touched.Length + voided.Count > 0)
            db.Later(SettleSql, new
            {
                clauses = touched.Select(t => t.Clause).ToArray(),
                subjects = touched.Select(t => t.Subject).ToArray(),
                voidedClauses = voided.Select(v => v.Clause).ToArray(),
                voidedProofs = voided.Select(v => v.Proof).ToArray(),
            });
    }

    private async Task ProveOccurrence(Clause clause, Proof proof, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // After an outage the fact may be heard before the day that it proves was opened.
        if (await ProveByRecord.Write(db, clause.Code, proof.Id, proof.Link, proof.By, proof.At, now, ct) > 0) return;
        await schedule.Run(ct);
        await ProveByRecord.Write(db, clause.Code, proof.Id, proof.Link, proof.By, proof.At, now, ct);
    }

    private async Task<Assignment.Thing> Reckon(Clause clause, Owed owed, Type matter, Told told, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var position = owed.Position ?? await routing.Of(matter, told.At < now ? told.At : now, ct) ?? clause.Position;
        return new(clause.Code, position, owed.Subject, owed.What, told.At < owed.Due.From ? told.At : owed.Due.From, await deadlines.Of(owed.Due, position, ct))
        {
            Link = owed.Link,
            Person = owed.Person,
            Never = owed.Never,
            OpensAt = owed.OpensAt,
            ToldAt = told.At,
        };
    }
}
