using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>
/// A record of Admin's own proves what comes round: the earliest occurrence of the clause that is open now. With none open the
/// record speaks for itself and proves nothing that was owed.
/// </summary>
internal static class ProveByRecord
{
    /// <summary>The screen on which such a record is made, by clause: one press away from the desk.</summary>
    public static IReadOnlyDictionary<string, string> Screens { get; } = new Dictionary<string, string> { ["GM-3"] = "/admin/organisation" };

    private const string Sql = """
        with o as (
            select o.subject from admin.obligations o
            where  o.store_id = @store and o.clause_code = @clause and o.period is not null and o.settled_at is null
              and  o.opens_at <= @now and (o.expires_at is null or o.expires_at > @now)
            order  by o.due_at limit 1)
        insert into admin.evidence (store_id, id, clause_code, subject, proof_id, at, by_person, grade, link, heard_at)
        select @store, @record, @clause, o.subject, @record, @now, @by, 'event', @link, @now from o
        on conflict on constraint proven_once do nothing;
        select admin.settle(@store, @clause, e.subject) from admin.evidence e where e.store_id = @store and e.clause_code = @clause and e.proof_id = @record
        """;

    public static Task<int> Write(Db db, string clause, Guid record, string link, Guid by, DateTimeOffset now, CancellationToken ct) =>
        db.Do(Sql, new { clause, record, link, by, now }, ct);
}
