namespace Dealership.Admin.Obligations;

/// <summary>
/// Opens an obligation and gives it to somebody: the person named, else among today's holders of the position the one with
/// the fewest undone, who is not away if anybody is not, and never the one who must not have it. Nobody holds the position: nobody is written down.
/// </summary>
internal static class Assignment
{
    /// <summary>
    /// Who has so many undone is asked no further how many more: those who are all this deep in get an equal share, by the subject.
    /// Counting to the end would make every obligation dearer than the one before it.
    /// </summary>
    private const string Enough = "100";

    /// <summary>
    /// One position's obligations are given out one after another; two at the same instant would both count the same load.
    /// The lock is a statement of its own, because a statement sees what was there when it began.
    /// </summary>
    public const string Sql = $"""
        select pg_advisory_xact_lock(hashtextextended('admin.obligations ' || @position, @store));
        insert into admin.obligations (store_id, id, clause_code, subject, position_code, holder_id, never_id, what_zh, what_en, link, opens_at, due_at, owed_at, heard_at)
        select @store, @id, @clause, @subject, @position, coalesce(named.id, fair.person_id), @never, @zh, @en, @link, @opens,
               @due, @owedAt, @now
        from   admin.stores s
        left   join admin.people named on named.store_id = @store and named.id = @person
               and (named.left_on is null or (@now at time zone s.zone)::date < named.left_on)
        left   join lateral (
            select h.person_id
            from   admin.holders_on(@store, (@now at time zone s.zone)::date) h
            left   join lateral (select count(*) as load from (select 1 from admin.undone_at(@store, @now) u where u.holder_id = h.person_id limit {Enough}) counted) l on true
            left   join admin.substitutes_on(@store, (@now at time zone s.zone)::date) b on b.person_id = h.person_id and b.position_code = h.position_code
            where  h.position_code = @position and h.person_id is distinct from @never
            order  by b.person_id is not null, l.load, case when l.load = {Enough} then uuid_hash_extended(h.person_id, uuid_hash(@subject::uuid)) end, h.person_id limit 1) fair on named.id is null
        where  s.store_id = @store
        on conflict on constraint owed_once do nothing;
        select admin.settle(@store, @clause, @subject)
        """;
}
