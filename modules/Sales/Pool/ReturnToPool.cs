using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Leads;
using Dealership.Sales.LostDeals;

namespace Dealership.Sales.Pool;

/// <summary>
/// Puts prospects into the pool whom nobody contacted for more than so many intervals of their level past the planned day (超期自动转公海):
/// only where the store has set it, and not while a loss of his waits for its decision.
/// </summary>
internal sealed class ReturnToPool(Db db, Caller caller, TimeProvider clock, ICalendar calendar, LeadRules rules, ContactDays days) : IRoutine
{
    private const int Batch = 100;
    private bool _more;

    public TimeSpan Every => TimeSpan.FromMinutes(30);

    public bool Again => _more;

    private const string DueSql = $"""
        select c.id from {CardView.From}
        join   unnest(@levels, @intervals) as i(level, days) on i.level = c.level
        where  c.store_id = @store and {CardView.IsOpen} and p.due_on + i.days * @after < @today
          and  not {LostView.IsAsked}
        order  by c.id limit @batch
        """;

    private const string HoldSql = "select id, consultant_id from sales.cards where store_id = @store and id = any(@due) and closed_at is null and pooled_at is null for update skip locked";

    public async Task Run(CancellationToken ct)
    {
        var after = await rules.Of(LeadRules.PoolAfter, ct);
        _more = false;
        if (after == 0) return;
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var levels = (await days.On(today, ct)).Where(d => Level.Is(d.Code)).ToArray();
        var due = await db.Rows<Guid>(DueSql, new { levels = levels.Select(l => l.Code).ToArray(), intervals = levels.Select(l => l.Days).ToArray(), after, today, batch = Batch }, ct);
        var gone = due.Count == 0 ? [] : await db.Rows<Row>(HoldSql, new { due }, ct);
        foreach (var card in gone)
        {
            await CardHands.Move(db, caller, card.Id, card.ConsultantId, null, "pooled", $"{after}", null, zone, now, ct);
            await LeadClock.GiveUp(db, card.Id, LeadRecord.CardPooled, now, null, ct);
        }
        _more = gone.Count == Batch;
    }

    private sealed record Row(Guid Id, Guid ConsultantId);
}
