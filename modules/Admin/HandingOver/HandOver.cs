using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>
/// What stands on somebody's hand-over sheet (离岗交接), read from the living books: his positions with their duties, and for each
/// department his open obligations of its clauses and what else it holds under his name. And how a block changes hands.
/// </summary>
internal sealed class HandOver(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock)
{
    /// <summary>The block of positions and duties; the other blocks are called like their departments.</summary>
    public const string Positions = "positions";

    /// <summary>One line of a block. Id and never are an obligation's: who must not have it.</summary>
    internal sealed record Line(string Kind, Text What, string Link, DateTimeOffset? Due, Guid? Id = null, string? Position = null, Guid? Never = null);

    /// <summary>A block with its lines.</summary>
    internal sealed record Block(string Key, IReadOnlyList<Line> Lines);

    /// <summary>A sheet that is still open, with the positions its person holds.</summary>
    internal sealed record Open(Guid Id, Guid PersonId, string Person, string[] Held);

    private const string HoldSql = "select id from admin.handing_overs where store_id = @store and id = @sheet for update";

    private const string OpenSql = """
        select h.id, h.person_id, p.name as person,
               coalesce((select array_agg(d.position_code order by o.sort, o.code) from admin.holdings d join admin.positions o on o.store_id = @store and o.code = d.position_code
                         where d.store_id = @store and d.person_id = h.person_id and (d.until is null or d.until >= h.last_day)), '{}') as held
        from   admin.handing_overs h
        join   admin.people p on p.store_id = @store and p.id = h.person_id
        where  h.store_id = @store and h.id = @sheet and h.closed_at is null
        """;

    private const string HeldSql = """
        select distinct o.code, o.name_zh, o.name_en, o.sort from admin.holdings d
        join   admin.positions o on o.store_id = @store and o.code = d.position_code
        where  d.store_id = @store and d.person_id = @person and (d.until is null or d.until >= @today)
        order  by o.sort, o.code
        """;

    private const string OwedSql = """
        select u.id, u.clause_code as clause, u.position_code as position, u.never_id as never, u.what_zh, u.what_en, u.due_at
        from   admin.undone_at(@store, @now) u
        join   admin.obligations o on o.store_id = @store and o.id = u.id
        where  o.holder_id = @person
        order  by u.due_at, u.id
        """;

    private const string SettleSql = """
        update admin.handing_over_blocks set settled_by = @to, settled_at = @now, fell = @fell
        where  store_id = @store and sheet_id = @sheet and block = @block and settled_at is null
        returning block
        """;

    private const string MoveSql = """
        insert into admin.obligation_moves (store_id, obligation_id, sheet_id, from_id, to_id, at)
        select @store, m.id, @sheet, @from, m.heir, @now from unnest(@ids, @heirs) as m(id, heir);
        update admin.obligations o set holder_id = m.heir from unnest(@ids, @heirs) as m(id, heir)
        where  o.store_id = @store and o.id = m.id and o.holder_id = @from
        """;

    private const string LinesSql = """
        insert into admin.handing_over_lines (store_id, sheet_id, block, n, kind, what_zh, what_en, link, due_at, to_id)
        select @store, @sheet, @block, l.n, l.kind, l.zh, l.en, l.link, l.due, l.heir
        from   unnest(@kinds, @zhs, @ens, @links, @dues::timestamptz[], @tos) with ordinality as l(kind, zh, en, link, due, heir, n)
        """;

    private const string CloseSql = """
        update admin.handing_overs h set closed_at = @now
        where  h.store_id = @store and h.id = @sheet and h.closed_at is null
          and  not exists (select 1 from admin.handing_over_blocks b where b.store_id = @store and b.sheet_id = @sheet and b.settled_at is null)
        """;

    private const string AddSql = """
        insert into admin.handing_over_blocks (store_id, sheet_id, block) select @store, @sheet, b from unnest(@blocks) as b
        on conflict do nothing
        """;

    /// <summary>Takes an open sheet in hand, so that two who press at once come one after the other; nothing when it is closed or another store's.</summary>
    public Task<Open?> Take(Guid sheet, CancellationToken ct) => db.RowHolding<Open>(HoldSql, OpenSql, new { sheet }, ct);

    /// <summary>All that he has now, his positions first.</summary>
    public async Task<IReadOnlyList<Block>> Of(Guid person, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var (held, owed) = await db.Both<Post, Owing>($"{HeldSql};\n{OwedSql}", new { person, now, today }, ct);
        var things = (await house.Held(person, caller, ct)).ToDictionary(b => b.Department, b => b.Things);
        var duties = held.SelectMany(p => house.Clauses.Values.Where(c => c.Position == p.Code)
            .Select(c => new Line("duty", new($"{c.Code} {c.Sentence.Zh}", $"{c.Code} {c.Sentence.En}"), $"/admin/register/{c.Code}", null))
            .Prepend(new("position", new($"{p.NameZh}（{p.Code}）", $"{p.NameEn} ({p.Code})"), $"/admin/organisation/{p.Code}", null))).ToArray();
        var blocks = new List<Block>();
        if (duties.Length > 0) blocks.Add(new(Positions, duties));
        foreach (var department in house.Departments.Values.OrderBy(d => d.Order))
        {
            Line[] lines =
            [
                .. owed.Where(o => BlockOf(o.Clause) == department.Name)
                    .Select(o => new Line("obligation", new($"{o.Clause} {o.WhatZh}", $"{o.Clause} {o.WhatEn}"), $"/admin/obligations/{o.Id}", o.DueAt, o.Id, o.Position, o.Never)),
                .. things.GetValueOrDefault(department.Name, []).Select(t => new Line("held", t.What, t.Link, t.Due)),
            ];
            if (lines.Length > 0) blocks.Add(new(department.Name, lines));
        }
        return blocks;
    }

    /// <summary>Writes down that there are these blocks on the sheet.</summary>
    public Task<int> Add(Guid sheet, IEnumerable<string> blocks, CancellationToken ct) => db.Do(AddSql, new { sheet, blocks = blocks.ToArray() }, ct);

    /// <summary>
    /// Puts a block into somebody's hands: freezes its lines, gives him the obligations (or whom they may be given to, where he
    /// must not have one), and tells the department. Nothing when it was settled before.
    /// </summary>
    public async Task<bool> Settle(Open sheet, Block block, Guid to, bool fell, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        if (await db.Row<string>(SettleSql, new { sheet = sheet.Id, block = block.Key, to, now, fell }, ct) is null) return false;
        var tos = new List<Guid>();
        foreach (var line in block.Lines)
            tos.Add(line.Id is not null && line.Never == to ? await Heir(line.Position!, today, [sheet.PersonId, to], ct) ?? sheet.PersonId : to);
        await db.Do(LinesSql, new
        {
            sheet = sheet.Id,
            block = block.Key,
            kinds = block.Lines.Select(l => l.Kind).ToArray(),
            zhs = block.Lines.Select(l => l.What.Zh).ToArray(),
            ens = block.Lines.Select(l => l.What.En).ToArray(),
            links = block.Lines.Select(l => l.Link).ToArray(),
            dues = block.Lines.Select(l => l.Due?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            tos = tos.ToArray(),
        }, ct);
        var moved = block.Lines.Zip(tos).Where(l => l.First.Id is not null && l.Second != sheet.PersonId).ToArray();
        await db.Do(MoveSql, new { sheet = sheet.Id, from = sheet.PersonId, now, ids = moved.Select(m => m.First.Id!.Value).ToArray(), heirs = moved.Select(m => m.Second).ToArray() }, ct);
        if (block.Key != Positions) db.Tell(new WorkHandedOver(sheet.Id, block.Key, sheet.PersonId, to, now), sheet.PersonId);
        return true;
    }

    /// <summary>Closes the sheet when nothing on it is open. What came up since for another department opens a block of its own first.</summary>
    public async Task Close(Open sheet, CancellationToken ct)
    {
        var late = (await Of(sheet.PersonId, ct)).Where(b => b.Lines.Any(l => l.Kind == "obligation")).Select(b => b.Key);
        await Add(sheet.Id, late, ct);
        await db.Do(CloseSql, new { sheet = sheet.Id, now = clock.GetUtcNow() }, ct);
    }

    /// <summary>On whom a block falls: the nearest superior of his first position.</summary>
    public async Task<Guid?> Superior(Open sheet, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        foreach (var position in sheet.Held)
            if (await Heir(position, today, [sheet.PersonId], ct) is { } heir) return heir;
        return null;
    }

    private Task<Guid?> Heir(string position, DateOnly today, Guid[] without, CancellationToken ct) =>
        db.Row<Guid?>("select admin.heir_of(@store, @today, @position, @without)", new { today, position, without }, ct);

    /// <summary>A clause whose department was removed is Admin's to hand over.</summary>
    private string BlockOf(string clause) => house.Clauses.TryGetValue(clause, out var found) && house.Departments.ContainsKey(found.Department) ? found.Department : "Admin";

    private sealed record Post(string Code, string NameZh, string NameEn, int Sort);

    private sealed record Owing(Guid Id, string Clause, string Position, Guid? Never, string WhatZh, string WhatEn, DateTimeOffset DueAt);
}
