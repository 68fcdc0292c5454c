using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.LostDeals;

/// <summary>How many of a hundred lost customers are called once more (战败回访比例): the store's own from a day on, else every third.</summary>
[Needs(LostRights.See)]
internal sealed class LostCallShare(Db db, ICalendar calendar) : IRead
{
    private const int Otherwise = 33;

    /// <summary>What holds, and what was set for days to come. No day: nobody has set one.</summary>
    internal sealed record View(int Percent, DateOnly? Since, IReadOnlyList<Row> ToCome);

    internal sealed record Row(DateOnly EffectiveFrom, int Percent);

    private const string Sql = """
        select effective_from, percent from sales.lost_call_shares where store_id = @store and effective_from <= @day order by effective_from desc limit 1;
        select effective_from, percent from sales.lost_call_shares where store_id = @store and effective_from > @day order by effective_from
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (now, later) = await db.Both<Row, Row>(Sql, new { day = await calendar.Today(ct) }, ct);
        return now is [var row] ? new(row.Percent, row.EffectiveFrom, later) : new(Otherwise, null, later);
    }

    public async Task<int> On(DateOnly day, CancellationToken ct) => (await db.Both<Row, Row>(Sql, new { day }, ct)).Item1 is [var row] ? row.Percent : Otherwise;
}
