using Dealership.Admin.Obligations;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Escalation;

/// <summary>
/// What is late below the caller and long enough to be his matter too (升级给我), in the working time of whoever owes it.
/// Nobody is bothered while the holder is in time, nor by cadences that nobody has confirmed.
/// </summary>
[OpenTo]
internal sealed class Escalated(Db db, Caller caller, IHouse house, CalendarBook book, TimeProvider clock) : IRead
{
    private const int Cap = 200;

    /// <param name="Steps">How far above its position the caller stands.</param>
    /// <param name="DaysLate">Working days since it was due.</param>
    internal sealed record Item(
        Guid Id, string Clause, string Position, Guid? HolderId, string? Holder, string WhatZh, string WhatEn, DateTimeOffset DueAt, int Steps, int DaysLate)
    {
        /// <summary>Why the caller sees it.</summary>
        public Text Because => Ladder.Because(DaysLate, Steps);
    }

    private const string Sql = $"""
        {Ladder.Sql};
        select u.id, u.clause_code as clause, u.position_code as position, u.holder_id, p.name as holder, u.what_zh, u.what_en, u.due_at, up.steps
        from   admin.stores s
        cross  join lateral admin.undone_at(@store, @now) u
        join   lateral (select min(w.steps) as steps from admin.superiors_of(@store, u.position_code, (@now at time zone s.zone)::date) w where w.position_code = any(@positions)) up on up.steps is not null
        left   join admin.people p on p.store_id = @store and p.id = u.holder_id
        where  s.store_id = @store and u.state = 'late' and u.due_at > @now - interval '30 days' and u.holder_id is distinct from @me
          and  not exists (select 1 from admin.substitutes_on(@store, (@now at time zone s.zone)::date) b
                           where  b.person_id = u.holder_id and b.position_code = u.position_code and b.substitute_id = @me)
          and  {Counting.Sql}
        order  by u.due_at, u.id
        limit  @cap
        """;

    public async Task<IReadOnlyList<Item>> Show(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (ladders, late) = await db.Both<Ladder, Row>(Sql, new
        {
            now,
            me = caller.PersonId,
            cap = Cap,
            positions = caller.Positions.ToArray(),
            documented = Counting.Documented(house),
        }, ct);
        if (late.Count == 0) return [];
        var (working, zone, ladder) = (await book.Open(ct), await book.Zone(ct), ladders.FirstOrDefault() ?? Ladder.Usual);
        var items = new List<Item>();
        foreach (var row in late)
        {
            var department = await book.DepartmentOf(row.Position, ct);
            var days = Worked(working, department, zone.DayOf(row.DueAt), zone.DayOf(now));
            if (days >= ladder.For(row.Steps))
                items.Add(new(row.Id, row.Clause, row.Position, row.HolderId, row.Holder, row.WhatZh, row.WhatEn, row.DueAt, row.Steps, days));
        }
        return items;
    }

    internal static int Worked(WorkingCalendar calendar, string department, DateOnly due, DateOnly today) =>
        Enumerable.Range(1, Math.Max(today.DayNumber - due.DayNumber, 0)).Count(d => calendar.On(due.AddDays(d), department).Worked);

    private sealed record Row(Guid Id, string Clause, string Position, Guid? HolderId, string? Holder, string WhatZh, string WhatEn, DateTimeOffset DueAt, int Steps);
}
