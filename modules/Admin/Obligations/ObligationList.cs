using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Everybody's obligations (待办台账), those due last first.</summary>
[Needs(LedgerRights.SeeObligations)]
internal sealed class ObligationList(Db db, IPositions positions, TimeProvider clock) : IRead
{
    /// <summary>As selected. Keeper: the position that stands in while nobody holds it (代管). StandIn: who does while the holder is away (请假代理).</summary>
    internal sealed record Row(
        Guid Id, string Clause, string Position, Guid Subject, Guid? HolderId, string? Holder, string? Keeper, string WhatZh, string WhatEn, string Link,
        DateTimeOffset DueAt, DateTimeOffset? ProvenAt, string State, string? StandIn);

    /// <summary>What to show. State is one of them, or <c>undone</c> or <c>done</c>; week is a Monday; After is ticks_id of the last row before.</summary>
    internal sealed record Filter(
        string? Clause = null, string? Position = null, Guid? Person = null, string? State = null, DateOnly? Week = null, string? After = null, int Take = 50);

    /// <param name="Rows">One page.</param>
    /// <param name="Next">Cursor of the next.</param>
    /// <param name="Count">How many there are; 1,001 is more than anybody counts.</param>
    /// <param name="Positions">What the codes are called.</param>
    /// <param name="Holders">Who can be asked for.</param>
    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, int Count, IReadOnlyList<PositionCard> Positions, IReadOnlyList<Person> Holders);

    /// <summary>Somebody who holds or held obligations.</summary>
    internal sealed record Person(Guid Id, string Name);

    private const string Filtered = """
        from   s
        cross  join lateral admin.obligations_at(@store, @now) o
        where  (@clause::text is null or o.clause_code = @clause)
          and  (@position::text is null or o.position_code = @position)
          and  (@person::uuid is null or o.holder_id = @person)
          and  (@week::date is null or o.due_at >= @week::date::timestamp at time zone s.zone and o.due_at < (@week::date + 7)::timestamp at time zone s.zone)
          and  (@states::text[] is null or o.state = any(@states))
        """;

    private const string Undone = "\n  and  o.settled_at is null";

    /// <summary>The undone are few among years of done: said in the query's own words, so that their index is used.</summary>
    private static string Sql(bool undone) => $"""
        with s as (select zone, (@now at time zone zone)::date as today from admin.stores where store_id = @store),
        page as (
            select o.* {Filtered}{(undone ? Undone : "")}
              and  (@afterAt::timestamptz is null or (o.due_at, o.id) < (@afterAt::timestamptz, @afterId::uuid))
            order  by o.due_at desc, o.id desc
            limit  @take),
        seen as (
            select o.*, p.name as holder, case when b.substitute_id is distinct from o.never_id then b.name end as stand_in,
                   o.proven_at is null and (o.holder_id is null or p.left_on <= s.today or b.substitute_id = o.never_id) as vacant
            from   s cross join page o
            left   join admin.people p on p.store_id = @store and p.id = o.holder_id
            left   join admin.substitutes_on(@store, s.today) b on b.person_id = o.holder_id and b.position_code = o.position_code and o.proven_at is null),
        -- Asked once for each position, not for each of its obligations.
        kept as materialized (
            select v.*, admin.keeper_without(@store, s.today, v.position_code, array[v.never_id, v.holder_id]) as keeper
            from   s cross join (select distinct position_code, never_id, holder_id from seen where vacant) v)
        select o.id, o.clause_code as clause, o.position_code as position, o.subject, o.holder_id, o.holder, k.keeper,
               o.what_zh, o.what_en, o.link, o.due_at, o.proven_at, o.state, o.stand_in
        from   seen o
        left   join kept k on o.vacant and k.position_code = o.position_code and k.never_id is not distinct from o.never_id and k.holder_id is not distinct from o.holder_id
        order  by o.due_at desc, o.id desc;
        with s as (select zone from admin.stores where store_id = @store)
        select count(*)::int as count from (select 1 {Filtered}{(undone ? Undone : "")} limit 1001) counted
        """;

    private const string HoldersSql = """
        select p.id, p.name from admin.people p
        where  p.store_id = @store and exists (select 1 from admin.obligations o where o.store_id = @store and o.holder_id = p.id)
        order  by p.name
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (afterAt, afterId) = Cursor.Read(filter.After);
        var states = StatesOf(filter.State);
        var (rows, counts) = await db.Both<Row, int>(Sql(states?.Except(["late", "today", "open", "waiting"]).Any() == false), new
        {
            clause = Said(filter.Clause),
            position = Said(filter.Position),
            person = filter.Person,
            week = filter.Week,
            states,
            now = clock.GetUtcNow(),
            take = filter.Take + 1,
            afterAt,
            afterId,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? Cursor.Of(shown[^1].DueAt, shown[^1].Id) : null, counts[0], await positions.All(ct),
            await db.Rows<Person>(HoldersSql, null, ct));
    }

    private static string[]? StatesOf(string? state) => state switch
    {
        null or "" => null,
        "undone" => ["late", "today", "open", "waiting"],
        "due" => ["today"],
        "done" => ["on-time", "done-late"],
        _ => [state],
    };

    private static string? Said(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
