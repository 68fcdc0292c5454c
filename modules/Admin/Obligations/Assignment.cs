using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// Opens obligations and gives each to somebody: the person named, else among today's holders of the position the one with
/// the fewest undone, who is not away if anybody is not, and never the one who must not have it. Nobody holds the position: nobody is written down.
/// Only for whoever hears facts: a store's are heard one batch after another, so no two count the same load.
/// </summary>
internal sealed class Assignment(Db db, TimeProvider clock)
{
    /// <summary>
    /// Who has so many undone is asked no further how many more: those who are all this deep in get an equal share, by the subject.
    /// Counting to the end would make every obligation dearer than the one before it.
    /// </summary>
    private const int Enough = 100;

    private const string HoldersSql = """
        select h.position_code as position, h.person_id as person, b.person_id is not null as away, l.load
        from   admin.stores s
        cross  join lateral admin.holders_on(@store, (@now at time zone s.zone)::date) h
        left   join admin.substitutes_on(@store, (@now at time zone s.zone)::date) b on b.person_id = h.person_id and b.position_code = h.position_code
        cross  join lateral (select count(*)::int as load from (
            select 1 from admin.obligations o
            where  o.store_id = @store and o.holder_id = h.person_id and o.settled_at is null and (o.expires_at is null or o.expires_at > @now)
              and  not exists (select 1 from admin.excuses(@store, @now) x where x.clause_code = o.clause_code and x.subject = o.subject) limit @enough) undone) l
        where  s.store_id = @store and h.position_code = any(@positions);
        select p.id from admin.people p join admin.stores s on s.store_id = @store
        where  p.store_id = @store and p.id = any(@named) and (p.left_on is null or (@now at time zone s.zone)::date < p.left_on)
        """;

    /// <summary>Not of clauses that the store had taken away from their position when the fact was told.</summary>
    private const string OpenSql = """
        insert into admin.obligations (store_id, id, clause_code, subject, position_code, holder_id, never_id, what_zh, what_en, link, opens_at, due_at, owed_at, heard_at)
        select @store, o.id, o.clause, o.subject, o.position, o.holder, o.never, o.zh, o.en, o.link, o.opens, o.due, o.owed, @now
        from   unnest(@ids, @clauses, @subjects, @positions, @holders, @nevers, @zhs, @ens, @links, @opens, @dues, @owed, @told)
               as o(id, clause, subject, position, holder, never, zh, en, link, opens, due, owed, told)
        where  not exists (select 1 from admin.clause_absences a where a.store_id = @store and a.clause_code = o.clause and a.taken_at <= o.told and (a.back_at is null or o.told < a.back_at))
        on conflict on constraint owed_once do nothing
        """;

    /// <summary>One thing owed, with its position and its instants found out.</summary>
    internal sealed record Thing(string Clause, string Position, Owed Owed, DateTimeOffset DueAt, DateTimeOffset OwedAt, DateTimeOffset ToldAt);

    /// <summary>Each is owed once, however often it is told.</summary>
    public async Task Open(IReadOnlyList<Thing> things, CancellationToken ct)
    {
        if (things.Count == 0) return;
        var now = clock.GetUtcNow();
        var (holders, named) = await db.Both<Holder, Guid>(HoldersSql, new
        {
            now,
            enough = Enough,
            positions = things.Select(t => t.Position).Distinct().ToArray(),
            named = things.Select(t => t.Owed.Person).OfType<Guid>().Distinct().ToArray(),
        }, ct);
        var share = new Share(holders, [.. named]);
        db.Later(OpenSql, new
        {
            ids = things.Select(_ => Guid.CreateVersion7()).ToArray(),
            clauses = things.Select(t => t.Clause).ToArray(),
            subjects = things.Select(t => t.Owed.Subject).ToArray(),
            positions = things.Select(t => t.Position).ToArray(),
            holders = things.Select(share.Of).ToArray(),
            nevers = things.Select(t => t.Owed.Never).ToArray(),
            zhs = things.Select(t => t.Owed.What.Zh).ToArray(),
            ens = things.Select(t => t.Owed.What.En).ToArray(),
            links = things.Select(t => t.Owed.Link).ToArray(),
            opens = things.Select(t => t.Owed.OpensAt?.ToUniversalTime()).ToArray(),
            dues = things.Select(t => t.DueAt.ToUniversalTime()).ToArray(),
            owed = things.Select(t => t.OwedAt.ToUniversalTime()).ToArray(),
            told = things.Select(t => t.ToldAt.ToUniversalTime()).ToArray(),
            now,
        });
    }

    /// <summary>Who holds what, and how much each has by now.</summary>
    private sealed class Share(IReadOnlyList<Holder> holders, HashSet<Guid> named)
    {
        private readonly ILookup<string, Holder> _holders = holders.ToLookup(h => h.Position);
        private readonly Dictionary<Guid, int> _undone = holders.DistinctBy(h => h.Person).ToDictionary(h => h.Person, h => h.Load);

        /// <summary>Whose it is; he has one more from now on.</summary>
        public Guid? Of(Thing thing)
        {
            var holder = thing.Owed.Person is { } person && named.Contains(person) ? person : Fair(thing);
            if (holder is { } his) _undone[his] = _undone.GetValueOrDefault(his) + 1;
            return holder;
        }

        private Guid? Fair(Thing thing) => _holders[thing.Position].Where(h => h.Person != thing.Owed.Never)
            .OrderBy(h => h.Away).ThenBy(h => Math.Min(_undone[h.Person], Enough))
            .ThenBy(h => _undone[h.Person] < Enough ? 0 : h.Person.GetHashCode() ^ thing.Owed.Subject.GetHashCode()).ThenBy(h => h.Person)
            .Select(h => (Guid?)h.Person).FirstOrDefault();
    }

    private sealed record Holder(string Position, Guid Person, bool Away, int Load);
}
