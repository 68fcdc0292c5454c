using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>
/// Reckons a closed month anew (复算) and says where it differs: once by the rows known when it was closed, which must give
/// the same to the last row, and once by all that is known now, which may not.
/// </summary>
internal sealed class Comparison(Db db, IHouse house, CalendarBook book, Closing closing, TimeProvider clock)
{
    /// <summary>A closed month as kept.</summary>
    /// <param name="Before">Digest of the month before it, as kept; nothing when it is the first.</param>
    internal sealed record Kept(DateOnly Month, DateTimeOffset ClosedAt, string Content, byte[] Digest, byte[]? Previous, byte[] Signature, byte[] PublicKey, Guid KeyId, byte[]? Before);

    /// <summary>Closed months with their keys; takes @month, nothing for all.</summary>
    public const string KeptSql = """
        select m.month, m.closed_at, m.content, m.digest, m.previous, m.signature, k.public_key, m.key_id,
               (select b.digest from admin.closed_months b where b.store_id = @store and b.month = m.month - interval '1 month') as before
        from   admin.closed_months m
        join   admin.seal_keys k on k.store_id = @store and k.id = m.key_id
        where  m.store_id = @store and (@month::date is null or m.month = @month)
        order  by m.month
        """;

    private const string HeardSql = """
        select h.clause, h.subject, h.kind, h.at
        from   unnest(@clauses::text[], @subjects::uuid[]) as a(clause, subject)
        cross  join lateral (
            select o.clause_code as clause, o.subject, 'heard' as kind, o.heard_at as at from admin.obligations o
            where  o.store_id = @store and o.clause_code = a.clause and o.subject = a.subject
            union all
            select e.clause_code, e.subject, 'evidence', e.heard_at from admin.evidence e
            where  e.store_id = @store and e.clause_code = a.clause and e.subject = a.subject
            union all
            select e.clause_code, e.subject, 'voided', v.heard_at from admin.evidence e
            join   admin.voidings v on v.store_id = @store and v.clause_code = e.clause_code and v.proof_id = e.proof_id
            where  e.store_id = @store and e.clause_code = a.clause and e.subject = a.subject
            union all
            select r.clause_code, r.subject, 'released', r.heard_at from admin.releases r
            where  r.store_id = @store and r.clause_code = a.clause and r.subject = a.subject
            union all
            select x.clause_code, x.subject, 'exempted', x.decided_at from admin.exemptions x
            where  x.store_id = @store and x.clause_code = a.clause and x.subject = a.subject and x.approved) h
        where  h.at > @closed
        order  by h.at
        """;

    public Task<IReadOnlyList<Kept>> Closed(DateOnly? month, CancellationToken ct) => db.Rows<Kept>(KeptSql, new { month }, ct);

    /// <summary>Where it differs; nothing where it adds up.</summary>
    public async Task<IReadOnlyList<Finding>> Of(Kept kept, CancellationToken ct)
    {
        var whole = Whole(kept).ToArray();
        if (whole.Any(f => f.Why == "digest")) return whole; // what it says is not what was signed: no rows to compare
        var closed = Sealed.Read(kept.Content);
        var (was, then, now) = (ByKey(closed.Rows), await Anew(closed, kept.ClosedAt, ct), await Anew(closed, clock.GetUtcNow(), ct));
        var counts = await Counts(closed, ct);
        var keys = was.Keys.Union(then.Keys).Union(now.Keys).Union(counts.Due.Keys).OrderBy(k => k.Clause, StringComparer.Ordinal).ThenBy(k => k.Subject).ToArray();
        var differing = keys.Where(k => Differs(k, was, then, now, counts)).ToArray();
        var heard = await Heard(differing, kept.ClosedAt, ct);
        return [.. whole, .. differing.Select(k => Judge(k, was.GetValueOrDefault(k), then.GetValueOrDefault(k), now.GetValueOrDefault(k), counts, heard))];
    }

    private static IEnumerable<Finding> Whole(Kept kept)
    {
        if (!Sealed.Digest(kept.Content).AsSpan().SequenceEqual(kept.Digest)) yield return Month("digest");
        if (!StoreSeal.Proves(kept.PublicKey, kept.Digest, kept.Signature)) yield return Month("signature");
        if (!(kept.Previous ?? []).AsSpan().SequenceEqual(kept.Before ?? [])) yield return Month("chain");

        static Finding Month(string why) => new(Finding.Alarm, "", Guid.Empty, "", "", why);
    }

    private static bool Differs(Key key, Rows was, Rows then, Rows now, Counting counts)
    {
        var (a, b, c) = (was.GetValueOrDefault(key), then.GetValueOrDefault(key), now.GetValueOrDefault(key));
        return a is null || b is null || c is null || !a.Same(b) || !a.SameButHolder(c) || counts.Lack(key);
    }

    private static Finding Judge(Key key, Judgement? a, Judgement? b, Judgement? c, Counting counts, ILookup<Key, string> heard)
    {
        var after = heard[key].LastOrDefault();
        Finding Alarm(string why) => new(Finding.Alarm, key.Clause, key.Subject, Said(a), Said(b ?? c), why);
        Finding Correction(string why) => new(Finding.Correction, key.Clause, key.Subject, Said(a), Said(c), why);
        if (a is null && counts.Due.TryGetValue(key, out var late)) return late || heard[key].Contains("heard") ? Correction("heard") : Alarm("appeared");
        if (a is null) return b is null ? Correction(after ?? "heard") : Alarm("appeared");
        if (counts.Lack(key)) return heard[key].Contains("released") ? Correction("released") with { IsNow = "" } : Alarm("vanished") with { IsNow = "" };
        if (b is null) return Alarm("vanished") with { IsNow = "" };
        return a.Same(b) ? Correction(after ?? "heard") : Alarm("changed");
    }

    private static string Said(Judgement? row) => row is null ? "" : row.Grade is null ? row.Result : $"{row.Result}/{row.Grade}";

    private async Task<Rows> Anew(Sealed closed, DateTimeOffset known, CancellationToken ct)
    {
        var counted = closed.Rows.Where(r => closed.Counted.Contains(r.Clause)).Select(r => (r.Clause, r.Subject, r.Due)).ToArray();
        return ByKey(await closing.Reckon(closed.Month, known, closed.ClosedAt, closed.Counted, closed.Documented, counted, ct));
    }

    /// <summary>What the business counts now; a clause whose department is missing is not asked and lacks nothing.</summary>
    private async Task<Counting> Counts(Sealed closed, CancellationToken ct)
    {
        var (asked, there, due) = (new HashSet<string>(), new HashSet<Key>(), new Dictionary<Key, bool>());
        var zone = await book.Zone(ct);
        var (since, until) = (zone.At(closed.Month, TimeOnly.MinValue), zone.At(closed.Until, TimeOnly.MinValue));
        var was = closed.Rows.Select(r => new Key(r.Clause, r.Subject)).ToHashSet();
        foreach (var clause in house.Clauses.Values.Where(c => c.Count is not null && closed.Counted.Contains(c.Code)))
        {
            if (await closing.Counted(clause, closed.Month, ct) is not { } things) continue;
            asked.Add(clause.Code);
            foreach (var thing in things)
            {
                var key = new Key(thing.Clause, thing.Subject);
                there.Add(key);
                if (!was.Contains(key) && thing.Due >= since && thing.Due < until) due[key] = thing.EnteredLate;
            }
        }
        return new(asked, there, due);
    }

    private async Task<ILookup<Key, string>> Heard(Key[] keys, DateTimeOffset closed, CancellationToken ct) =>
        (await db.Rows<Hearing>(HeardSql, new { clauses = keys.Select(k => k.Clause).ToArray(), subjects = keys.Select(k => k.Subject).ToArray(), closed }, ct))
        .ToLookup(h => new Key(h.Clause, h.Subject), h => h.Kind);

    private static Rows ByKey(IEnumerable<Judgement> rows) => new(rows.ToDictionary(r => new Key(r.Clause, r.Subject)));

    private sealed record Key(string Clause, Guid Subject);

    private sealed class Rows(IDictionary<Key, Judgement> rows) : Dictionary<Key, Judgement>(rows);

    /// <param name="Due">Things due in the month that it does not name: whether they were entered late.</param>
    private sealed record Counting(HashSet<string> Asked, HashSet<Key> There, Dictionary<Key, bool> Due)
    {
        public bool Lack(Key key) => Asked.Contains(key.Clause) && !There.Contains(key);
    }

    private sealed record Hearing(string Clause, Guid Subject, string Kind, DateTimeOffset At);
}
