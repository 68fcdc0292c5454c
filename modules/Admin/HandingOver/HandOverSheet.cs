using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>
/// Somebody's hand-over sheet, the latest: settled blocks as they were when they were settled, the others as they are now.
/// Open to him, to receivers, to those above him, and to who sees the staff.
/// </summary>
[OpenTo]
internal sealed class HandOverSheet(Db db, Caller caller, Concerned concerned, HandOver handOver) : IRead
{
    internal sealed record Person(Guid Id, string Name, string Number, string[] PositionsZh, string[] PositionsEn, DateOnly? LeftOn);

    internal sealed record Head(
        Guid Id, string Reason, DateOnly LastDay, string OpenedBy, DateTimeOffset OpenedAt, DateTimeOffset? SignedAt, DateTimeOffset? ClosedAt);

    internal sealed record Line(string Kind, Text What, string Link, DateTimeOffset? Due, string? To);

    internal sealed record Block(string Key, Guid? ReceiverId, string? Receiver, string? SettledBy, DateTimeOffset? SettledAt, bool Fell, IReadOnlyList<Line> Lines);

    /// <param name="Sheet">Nothing: none was opened yet, and the blocks say what would stand on it.</param>
    /// <param name="MayOpen">The caller may open one or name receivers.</param>
    /// <param name="MayFall">The caller may let what is left fall to the superior.</param>
    internal sealed record View(Person Person, Head? Sheet, IReadOnlyList<Block> Blocks, bool MayOpen, bool MayFall)
    {
        public int Settled => Blocks.Count(b => b.SettledAt is not null);
    }

    private const string PersonSql = """
        select p.id, p.name, p.number,
               coalesce((select array_agg(o.name_zh order by o.sort, o.code) from admin.positions o where o.store_id = @store and exists (
                   select 1 from admin.holdings h where h.store_id = @store and h.person_id = p.id and h.position_code = o.code and (h.until is null or h.until = p.left_on))), '{}') as positions_zh,
               coalesce((select array_agg(o.name_en order by o.sort, o.code) from admin.positions o where o.store_id = @store and exists (
                   select 1 from admin.holdings h where h.store_id = @store and h.person_id = p.id and h.position_code = o.code and (h.until is null or h.until = p.left_on))), '{}') as positions_en,
               p.left_on
        from   admin.people p where p.store_id = @store and p.id = @person;
        select h.id, h.reason, h.last_day, o.name as opened_by, h.opened_at, h.signed_at, h.closed_at
        from   admin.handing_overs h join admin.people o on o.store_id = @store and o.id = h.opened_by
        where  h.store_id = @store and h.person_id = @person order by h.opened_at desc limit 1
        """;

    private const string BlocksSql = """
        select b.block as key, b.receiver_id, r.name as receiver, s.name as settled_by, b.settled_at, b.fell
        from   admin.handing_over_blocks b
        left   join admin.people r on r.store_id = @store and r.id = b.receiver_id
        left   join admin.people s on s.store_id = @store and s.id = b.settled_by
        where  b.store_id = @store and b.sheet_id = @sheet;
        select l.block, l.kind, l.what_zh, l.what_en, l.link, l.due_at as due, p.name as to_name
        from   admin.handing_over_lines l join admin.people p on p.store_id = @store and p.id = l.to_id
        where  l.store_id = @store and l.sheet_id = @sheet order by l.block, l.n
        """;

    public async Task<View?> Show(Guid person, CancellationToken ct)
    {
        var (people, sheets) = await db.Both<Person, Head>(PersonSql, new { person }, ct);
        if (people is not [var found]) return null;
        var sheet = sheets.FirstOrDefault();
        (IReadOnlyList<Row> rows, IReadOnlyList<Kept> frozen) = sheet is null ? ([], []) : await db.Both<Row, Kept>(BlocksSql, new { sheet = sheet.Id }, ct);
        var (runs, himself) = (await concerned.Runs(person, ct), person == caller.PersonId);
        if (!runs && !himself && !caller.May(Rights.SeePeople) && rows.All(r => r.ReceiverId != caller.PersonId)) throw new NotAllowedException(Rights.SeePeople);
        var live = sheet is { ClosedAt: not null } ? [] : await handOver.Of(person, ct);
        IReadOnlyList<Block> blocks = sheet is null
            ? [.. live.Select(b => new Block(b.Key, null, null, null, null, false, Said(b)))]
            : [.. rows.OrderBy(r => r.Key != HandOver.Positions).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new Block(r.Key, r.ReceiverId, r.Receiver, r.SettledBy, r.SettledAt, r.Fell,
                r.SettledAt is null ? Said(live.FirstOrDefault(b => b.Key == r.Key))
                : [.. frozen.Where(l => l.Block == r.Key).Select(l => new Line(l.Kind, new(l.WhatZh, l.WhatEn), l.Link, l.Due, l.ToName))]))];
        return new(found, sheet, blocks, runs || himself, runs);
    }

    private static Line[] Said(HandOver.Block? block) => [.. (block?.Lines ?? []).Select(l => new Line(l.Kind, l.What, l.Link, l.Due, null))];

    private sealed record Row(string Key, Guid? ReceiverId, string? Receiver, string? SettledBy, DateTimeOffset? SettledAt, bool Fell);

    private sealed record Kept(string Block, string Kind, string WhatZh, string WhatEn, string Link, DateTimeOffset? Due, string ToName);
}
