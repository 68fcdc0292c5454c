using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>A day of the showroom and what of it is unfinished: lines nobody completed or saw out, cards without a next contact.</summary>
[Needs(ShowroomRights.See)]
internal sealed class Unfinished(Db db, IPeople people, ICalendar calendar) : IRead
{
    internal sealed record View(Guid Id, DateOnly Day, DateTimeOffset? ClosedAt, string? ClosedBy, IReadOnlyList<Thing> Things);

    /// <summary>One thing to finish, and where.</summary>
    internal sealed record Thing(Text What, string Link);

    /// <summary>A day not closed yet.</summary>
    internal sealed record Day(Guid Id, DateOnly On);

    private const string DaySql = "select id, day, closed_at, closed_by from sales.showroom_days where store_id = @store and id = @id";

    private const string Sql = """
        select v.id, v.number, v.kind is null as no_kind, v.consultant_id is null and v.kind is distinct from 'errand' as nobody, v.left_at is null as still_here
        from   sales.visits v
        where  v.store_id = @store and v.day = @day and (v.kind is null or (v.consultant_id is null and v.kind <> 'errand') or v.left_at is null)
        order  by v.number;
        select c.id from sales.cards c
        where  c.store_id = @store and c.closed_at is null and c.pooled_at is null
          and  not exists (select 1 from sales.next_contacts p where p.store_id = @store and p.card_id = c.id and p.contact_id is null and p.dropped_at is null)
        """;

    private const string OpenSql = "select id, day as on from sales.showroom_days where store_id = @store and closed_at is null order by day desc limit 8";

    public async Task<View?> Of(Guid id, CancellationToken ct)
    {
        if (await db.Row<Row>(DaySql, new { id }, ct) is not { } day) return null;
        var (visits, cards) = await db.Both<Line, Guid>(Sql, new { day = day.Day }, ct);
        var closer = day.ClosedBy is { } by ? (await people.Named([by], ct)).GetValueOrDefault(by)?.Name : null;
        return new(day.Id, day.Day, day.ClosedAt, closer,
        [
            .. visits.Select(v => new Thing(Said(v), $"/sales/showroom/{v.Id}")),
            .. cards.Select(c => new Thing(new("意向卡没有下次联系", "A card has no next contact"), $"/sales/cards/{c}")),
        ]);
    }

    /// <summary>Days that are not closed, latest first; today's is among them once somebody came.</summary>
    public async Task<(IReadOnlyList<Day> Days, DateOnly Today)> Open(CancellationToken ct) => (await db.Rows<Day>(OpenSql, null, ct), await calendar.Today(ct));

    private static Text Said(Line visit)
    {
        (bool Is, Text What)[] lacks =
            [(visit.NoKind, new("来店性质", "why they came")), (visit.Nobody, new("接待顾问", "who received them")), (visit.StillHere, new("离店时间", "when they left"))];
        var missing = lacks.Where(l => l.Is).Select(l => l.What).ToArray();
        return new($"第{visit.Number}批缺{string.Join("、", missing.Select(m => m.Zh))}", $"Group {visit.Number} lacks {string.Join(", ", missing.Select(m => m.En))}");
    }

    private sealed record Row(Guid Id, DateOnly Day, DateTimeOffset? ClosedAt, Guid? ClosedBy);

    private sealed record Line(Guid Id, int Number, bool NoKind, bool Nobody, bool StillHere);
}
