using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Leads;

namespace Dealership.Sales.Pool;

/// <summary>
/// On which day a prospect whose contact is late goes into the pool by itself: the day after so many intervals of his level. Nothing while he
/// is not late, or where the store has not set it.
/// </summary>
[Needs(CardRights.See)]
internal sealed class PoolDay(Db db, Caller caller, ICalendar calendar, LeadRules rules, ContactDays days) : IRead
{
    private const string Sql = $"""
        select c.level, p.due_on from {CardView.From} where c.store_id = @store and c.id = @card and {CardView.IsOpen} and {CardView.Mine} and p.due_on < @today
        """;

    public async Task<DateOnly?> Of(Guid card, CancellationToken ct)
    {
        if (await db.Row<Late>(Sql, new { card, today = await calendar.Today(ct), only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is not { } late) return null;
        return await rules.Of(LeadRules.PoolAfter, ct) is > 0 and var after ? late.DueOn.AddDays((await days.Of(late.Level, ct) * after) + 1) : null;
    }

    private sealed record Late(string Level, DateOnly DueOn);
}
