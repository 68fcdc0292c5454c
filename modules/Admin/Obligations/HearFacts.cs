using Dealership.Admin.Accountability;
using Dealership.Admin.Permissions;
using Dealership.Admin.Schedule;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// Hears every fact that some clause is owed for, proven by, taken back by or released by, and keeps the ledger. Facts may
/// come twice and in any order, so each leaves a row of its own that is written at most once.
/// </summary>
internal sealed class HearFacts(Db db, IHouse house, Deadlines deadlines, Routing routing, ClausesInForce held, OpenScheduled schedule, TimeProvider clock) : IListenToMany
{
    private const string ProveSql = """
        insert into admin.evidence (store_id, id, clause_code, subject, proof_id, at, by_person, grade, link, heard_at)
        values (@store, @id, @clause, @subject, @proof, @at, @by, 'event', @link, @now)
        on conflict on constraint proven_once do nothing;
        select admin.settle(@store, @clause, @subject)
        """;

    private const string VoidSql = """
        insert into admin.voidings (store_id, clause_code, proof_id, at, heard_at) values (@store, @clause, @proof, @at, @now)
        on conflict do nothing;
        select admin.settle(@store, @clause, e.subject) from admin.evidence e where e.store_id = @store and e.clause_code = @clause and e.proof_id = @proof
        """;

    private const string ReleaseSql = """
        insert into admin.releases (store_id, clause_code, subject, at, heard_at) values (@store, @clause, @subject, @at, @now)
        on conflict do nothing;
        select admin.settle(@store, @clause, @subject)
        """;

    public IReadOnlyCollection<Type> Facts => Meanings.Of(house).Facts;

    public async Task Hear(IFact fact, Told told, CancellationToken ct)
    {
        foreach (var clause in Meanings.Of(house).For(fact.GetType()))
        {
            if (clause.Owings.TryGetValue(fact.GetType(), out var owed) && owed(fact) is { } thing && !(await held.Read(ct)).Away(clause.Code, told.At)) await Open(clause, thing, fact.GetType(), told, ct);
            if (clause.Proofs.TryGetValue(fact.GetType(), out var proven) && proven(fact) is { } proof) await Prove(clause, proof, ct);
            if (clause.Voidings.TryGetValue(fact.GetType(), out var voided))
                await db.Do(VoidSql, new { clause = clause.Code, proof = voided(fact), at = told.At, now = clock.GetUtcNow() }, ct);
            if (clause.Releases.TryGetValue(fact.GetType(), out var released))
                await db.Do(ReleaseSql, new { clause = clause.Code, subject = released(fact), at = told.At, now = clock.GetUtcNow() }, ct);
        }
    }

    private async Task Prove(Clause clause, Proof proof, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!proof.IsOfOccurrence)
        {
            await db.Do(ProveSql, new
            {
                id = Guid.CreateVersion7(),
                clause = clause.Code,
                subject = proof.Subject,
                proof = proof.Id,
                at = proof.At.ToUniversalTime(),
                by = proof.By,
                link = proof.Link,
                now,
            }, ct);
            return;
        }
        // After an outage the fact may be heard before the day that it proves was opened.
        if (await ProveByRecord.Write(db, clause.Code, proof.Id, proof.Link, proof.By, proof.At, now, ct) > 0) return;
        await schedule.Run(ct);
        await ProveByRecord.Write(db, clause.Code, proof.Id, proof.Link, proof.By, proof.At, now, ct);
    }

    private async Task Open(Clause clause, Owed owed, Type matter, Told told, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var position = owed.Position ?? await routing.Of(matter, told.At < now ? told.At : now, ct) ?? clause.Position;
        await db.Do(Assignment.Sql, new
        {
            id = Guid.CreateVersion7(),
            clause = clause.Code,
            subject = owed.Subject,
            position,
            person = owed.Person,
            never = owed.Never,
            zh = owed.What.Zh,
            en = owed.What.En,
            link = owed.Link,
            opens = owed.OpensAt?.ToUniversalTime(),
            due = await deadlines.Of(owed.Due, position, ct),
            owedAt = told.At < owed.Due.From ? told.At : owed.Due.From.ToUniversalTime(),
            now,
        }, ct);
    }
}
