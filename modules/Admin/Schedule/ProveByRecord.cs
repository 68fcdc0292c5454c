using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>
/// A record proves what comes round: of the clause's occurrences that were open when it was made, the one whose due time was nearest: an
/// evening meeting is not a morning's that was skipped, and a round at half past ten is the ten o'clock's, late. With none open the record
/// speaks for itself and proves nothing that was owed.
/// </summary>
internal static class ProveByRecord
{
    private const string Sql = """
        with o as (
            select o.subject from admin.obligations o
            where  o.store_id = @store and o.clause_code = @clause and o.period is not null and o.settled_at is null
              and  o.link not like '/admin/supervision/%' -- a sample was drawn for it: judging that proves it, and nothing else
              and  o.opens_at <= @at and (o.expires_at is null or o.expires_at > @at)
            order  by abs(extract(epoch from o.due_at - @at)), o.due_at limit 1)
        insert into admin.evidence (store_id, id, clause_code, subject, proof_id, at, by_person, grade, link, heard_at)
        select @store, @id, @clause, o.subject, @record, @at, @by, 'event', @link, @now from o
        on conflict on constraint proven_once do nothing;
        select admin.settle(@store, @clause, e.subject) from admin.evidence e where e.store_id = @store and e.clause_code = @clause and e.proof_id = @record
        """;

    /// <summary>Written at most once, however often it is told.</summary>
    /// <returns>How many rows; none when no occurrence was open, or the record proved one before.</returns>
    public static Task<int> Write(Db db, string clause, Guid record, string link, Guid? by, DateTimeOffset at, DateTimeOffset now, CancellationToken ct) =>
        db.Do(Sql, new { id = Guid.CreateVersion7(now), clause, record, link, by, at = at.ToUniversalTime(), now }, ct);
}
