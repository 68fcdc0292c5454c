using System.Security.Cryptography;
using System.Text;
using Dealership.Admin.Obligations;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>
/// Who owed what at the end of a day (那天谁欠什么), from the rows known by then and the organisation as written down that
/// night: what is entered, decided, moved or dated back later never changes the answer.
/// </summary>
[Needs(LedgerRights.SeeObligations)]
internal sealed class OwedOn(Db db, IHouse house, CalendarBook book, TimeProvider clock) : IRead
{
    /// <summary>What to show of the day. View: owed (none), late, due, done. After: how many rows stood before.</summary>
    internal sealed record Filter(DateOnly? On = null, string? Position = null, Guid? Person = null, string? View = null, string? After = null, int Take = 100);

    /// <summary>One obligation as it stood. Keeper: the position that stood in because nobody of its own was there.</summary>
    internal sealed record Row(
        Guid Id, string Clause, string Position, Guid? HolderId, string? Holder, string? Keeper, string WhatZh, string WhatEn, DateTimeOffset DueAt, DateTimeOffset? ProvenAt,
        string State, bool Measured, bool Due, bool Done)
    {
        public bool Owed => State is "late" or "open";
    }

    /// <summary>How a position stood that evening.</summary>
    /// <param name="People">Who held it.</param>
    internal sealed record PositionLine(string Code, Text Name, IReadOnlyList<string> People, int Owed, int Late, int Due, int Done);

    /// <param name="Until">The last instant of the day, or now where it is today.</param>
    /// <param name="Kept">The organisation of the day was written down; otherwise it is as known now and may still change.</param>
    /// <param name="Fingerprint">Digest of the whole answer: two prints with the same one say the same.</param>
    internal sealed record Answer(
        DateOnly Day, DateTimeOffset Until, bool Kept, IReadOnlyList<PositionLine> Positions, IReadOnlyList<Person> People, IReadOnlyList<Row> Rows, string? Next, int Count, string Fingerprint);

    internal sealed record Person(Guid Id, string Name);

    /// <summary>
    /// Looked at is only what can be in the answer: what is undone now, was due that day, or was proven or released by something heard since. What
    /// happened that day was heard that day or later; a day is allowed for clocks that differ.
    /// </summary>
    private const string Sql = """
        with looked as materialized (
            select o.id from admin.obligations o where o.store_id = @store and o.settled_at is null
            union
            select o.id from admin.obligations o where o.store_id = @store and o.due_at >= @since and o.due_at <= @due
            union
            select o.id
            from   (select e.clause_code, e.subject from admin.evidence e where e.store_id = @store and e.heard_at >= @since::timestamptz - interval '1 day'
                    union
                    select r.clause_code, r.subject from admin.releases r where r.store_id = @store and r.heard_at >= @since::timestamptz - interval '1 day') t
            join   admin.obligations o on o.store_id = @store and o.clause_code = t.clause_code and o.subject = t.subject)
        select k.id, k.clause_code as clause, k.position_code as position, k.holder_id, p.name as holder, k.never_id, k.what_zh, k.what_en, k.due_at, k.proven_at, k.state,
               (k.period is null or k.clause_code = any(@documented) or exists (
                    select 1 from admin.cadence_confirmations c where c.store_id = @store and c.clause_code = k.clause_code
                    and c.effective_from <= @day::date and c.confirmed_at <= @until)) as measured,
               k.due_at >= @since and k.due_at <= @due as due, coalesce(k.proven_at >= @since, false) as done
        from   looked l
        cross  join lateral (select k.* from admin.obligations_known(@store, @until, @until) k where k.id = l.id offset 0) k
        left   join admin.people p on p.store_id = @store and p.id = k.holder_id
        where  k.state in ('late', 'open') or (k.state <> 'released' and (k.proven_at >= @since or k.due_at >= @since and k.due_at <= @due))
        order  by k.due_at, k.id;
        select o.position_code as code, coalesce(n.name_zh, o.position_code) as name_zh, coalesce(n.name_en, o.position_code) as name_en, o.superior_code as superior, o.holders,
               coalesce(array(select p.name from admin.people p where p.store_id = @store and p.id = any(o.holders) order by p.number), '{}') as people, o.kept
        from   admin.posts_on(@store, @day::date) o
        left   join admin.positions n on n.store_id = @store and n.code = o.position_code
        order  by n.sort, o.position_code
        """;

    /// <summary>Nothing for a day that has not come.</summary>
    public async Task<Answer?> Show(Filter filter, CancellationToken ct)
    {
        var (zone, now) = (await book.Zone(ct), clock.GetUtcNow());
        var today = zone.DayOf(now);
        var day = filter.On ?? today.AddDays(-1);
        if (day > today) return null;
        var (since, due) = (zone.At(day, TimeOnly.MinValue), zone.At(day.AddDays(1), TimeOnly.MinValue).AddMicroseconds(-1));
        var until = day == today ? Sealed.Kept(now) : due;
        var (rows, chart) = await db.Both<Known, Held>(Sql, new { day, since, due, until, documented = Counting.Documented(house) }, ct);
        var organisation = chart.ToDictionary(c => c.Code);
        var here = organisation.GetValueOrDefault("")?.Holders.ToHashSet() ?? [];
        var all = rows.Select(r => new Row(r.Id, r.Clause, r.Position, r.HolderId, r.Holder, Keeper(r, organisation, here), r.WhatZh, r.WhatEn, r.DueAt, r.ProvenAt, r.State, r.Measured, r.Due, r.Done)).ToArray();
        var shown = all.Where(r => Shows(filter, r)).ToArray();
        var skip = int.TryParse(filter.After, out var after) ? Math.Max(after, 0) : 0;
        return new(day, until, chart.All(c => c.Kept),
            [.. chart.Where(c => c.Code.Length > 0).Select(c => (Held: c, Of: all.Where(r => r.Position == c.Code).ToArray())).Select(c => new PositionLine(c.Held.Code, new(c.Held.NameZh, c.Held.NameEn), c.Held.People,
                c.Of.Count(r => r.Owed), c.Of.Count(r => r.State == "late"), c.Of.Count(r => r.Due), c.Of.Count(r => r.Done)))],
            [.. all.Where(r => r.HolderId is not null).Select(r => new Person(r.HolderId!.Value, r.Holder!)).Distinct().OrderBy(p => p.Name, StringComparer.Ordinal)],
            [.. shown.Skip(skip).Take(filter.Take)], shown.Length > skip + filter.Take ? $"{skip + filter.Take}" : null, shown.Length, Fingerprint(all));
    }

    private static bool Shows(Filter filter, Row row) =>
        (string.IsNullOrEmpty(filter.Position) || row.Position == filter.Position) && (filter.Person is null || row.HolderId == filter.Person)
        && filter.View switch { "late" => row.State == "late", "due" => row.Due, "done" => row.Done, _ => row.Owed };

    /// <summary>Who stood in: the nearest held position above, where nobody was given it or its holder was gone.</summary>
    private static string? Keeper(Known row, Dictionary<string, Held> chart, HashSet<Guid> here)
    {
        if (row.HolderId is { } holder && here.Contains(holder)) return null;
        var code = row.Position;
        for (var steps = 0; steps < 20 && chart.GetValueOrDefault(code) is { } held; steps++)
        {
            if (held.Holders.Any(h => h != row.NeverId)) return held.Code;
            if (held.Superior is null) return null;
            code = held.Superior;
        }
        return null;
    }

    private static string Fingerprint(IEnumerable<Row> rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', rows.Select(r => $"{r.Id} {r.State} {r.HolderId} {r.Keeper} {r.DueAt.UtcTicks} {r.ProvenAt?.UtcTicks} {r.Measured}")))));

    private sealed record Known(
        Guid Id, string Clause, string Position, Guid? HolderId, string? Holder, Guid? NeverId, string WhatZh, string WhatEn, DateTimeOffset DueAt, DateTimeOffset? ProvenAt,
        string State, bool Measured, bool Due, bool Done);

    private sealed record Held(string Code, string NameZh, string NameEn, string? Superior, Guid[] Holders, string[] People, bool Kept);
}
