using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// Opens obligations and gives each to somebody: the person named, else among today's holders of the position the one with
/// the fewest undone, who is not away if anybody is not, and never the one who must not have it. Nobody holds the position: nobody is written down.
/// A store's facts are heard one batch after another, so no two of them count the same load.
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
    private const string OpenSql = $"""
        insert into admin.obligations (store_id, id, clause_code, subject, position_code, holder_id, never_id, what_zh, what_en, link, opens_at, due_at, owed_at, heard_at, period, expires_at)
        select @store, c.id, c.clause, c.subject, c.position, c.holder, c.never, c.zh, c.en, coalesce(c.link, '/admin/obligations/' || c.id), c.opens, c.due, c.owed, @now, c.period, c.expires
        from   unnest(@ids, @clauses, @subjects, @positions, @holders, @nevers, @zhs, @ens, @links, @opens, @dues, @owed, @told, @periods, @expires)
               as c(id, clause, subject, position, holder, never, zh, en, link, opens, due, owed, at, period, expires)
        where  not {ClausesInForce.Away}
        on conflict on constraint owed_once do nothing
        """;

    /// <summary>One thing owed, with its position and its instants found out.</summary>
    internal sealed record Thing(string Clause, string Position, Guid Subject, Text What, DateTimeOffset OwedAt, DateTimeOffset DueAt)
    {
        /// <summary>Where it is done; nowhere else than on the obligation's own page when missing.</summary>
        public string? Link { get; init; }

        /// <inheritdoc cref="Owed.Person"/>
        public Guid? Person { get; init; }

        /// <inheritdoc cref="Owed.Never"/>
        public Guid? Never { get; init; }

        /// <inheritdoc cref="Owed.OpensAt"/>
        public DateTimeOffset? OpensAt { get; init; }

        /// <summary>When the fact was told that it is owed for; none of what comes round by itself.</summary>
        public DateTimeOffset? ToldAt { get; init; }

        /// <summary>Of what comes round by itself: which time it is.</summary>
        public string? Period { get; init; }

        /// <summary>Of what comes round by itself: when it can no longer be done.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }
    }

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
            named = things.Select(t => t.Person).OfType<Guid>().Distinct().ToArray(),
        }, ct);
        var share = new Share(holders, [.. named]);
        db.Later(OpenSql, new
        {
            ids = things.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            clauses = things.Select(t => t.Clause).ToArray(),
            subjects = things.Select(t => t.Subject).ToArray(),
            positions = things.Select(t => t.Position).ToArray(),
            holders = things.Select(share.Of).ToArray(),
            nevers = things.Select(t => t.Never).ToArray(),
            zhs = things.Select(t => t.What.Zh).ToArray(),
            ens = things.Select(t => t.What.En).ToArray(),
            links = things.Select(t => t.Link).ToArray(),
            opens = things.Select(t => t.OpensAt?.ToUniversalTime()).ToArray(),
            dues = things.Select(t => t.DueAt.ToUniversalTime()).ToArray(),
            owed = things.Select(t => t.OwedAt.ToUniversalTime()).ToArray(),
            told = things.Select(t => t.ToldAt?.ToUniversalTime()).ToArray(),
            periods = things.Select(t => t.Period).ToArray(),
            expires = things.Select(t => t.ExpiresAt?.ToUniversalTime()).ToArray(),
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
            var holder = thing.Person is { } person && named.Contains(person) ? person : Fair(thing);
            if (holder is { } his) _undone[his] = _undone.GetValueOrDefault(his) + 1;
            return holder;
        }

        private Guid? Fair(Thing thing) => _holders[thing.Position].Where(h => h.Person != thing.Never)
            .OrderBy(h => h.Away).ThenBy(h => Math.Min(_undone[h.Person], Enough))
            .ThenBy(h => _undone[h.Person] < Enough ? 0 : h.Person.GetHashCode() ^ thing.Subject.GetHashCode()).ThenBy(h => h.Person)
            .Select(h => (Guid?)h.Person).FirstOrDefault();
    }

    private sealed record Holder(string Position, Guid Person, bool Away, int Load);
}
