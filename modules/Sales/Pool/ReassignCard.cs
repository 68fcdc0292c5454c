using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Leads;
using Dealership.Sales.LostDeals;

namespace Dealership.Sales.Pool;

/// <summary>
/// A supervisor gives a prospect to another consultant (改派) with a reason, also out of the pool. The next contact keeps its day; one that
/// has passed is owed by the end of today.
/// </summary>
[Needs(LeadRights.Assign)]
internal sealed class ReassignCard(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, LeadRules rules, ContactDays days) : IDuty
{
    private const string HoldSql = "select 1 from sales.cards where store_id = @store and id = @id for update";

    private const string LookSql = $"""
        select c.consultant_id, c.pooled_at is not null as pooled, p.due_on, {LostView.IsAsked} as asked from {CardView.From} where c.store_id = @store and c.id = @id and c.closed_at is null
        """;

    public async Task<Outcome> Now(Guid id, Guid? to, string? reason, CancellationToken ct)
    {
        var selling = (await people.Holding(Position.SalesConsultant, ct)).FirstOrDefault(p => p.Id == to);
        var problems = new Problems()
            .When(selling is null, "To", "请选择一位销售顾问。", "Choose a sales consultant.")
            .When(reason?.Trim().Length is null or 0 or > 200, "Reason", "请写明原因（200字以内）。", "Say why, in at most 200 characters.");
        if (problems.Any) return problems.Refusal();
        if (await db.RowHolding<Look>(HoldSql, LookSql, new { id }, ct) is not { } card) return Outcome.Refused("没有这张卡，或已经结了。", "There is no such card, or it is closed.");
        if (card.Asked) return Outcome.Refused(LostView.DecideFirst.Zh, LostView.DecideFirst.En);
        if (!card.Pooled && card.ConsultantId == to) return problems.When(true, "To", "本来就是他的客户。", "He looks after him already.").Refusal();
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var due = card.DueOn is { } planned && planned > today ? planned : today;
        await CardHands.Move(db, caller, id, card.Pooled ? null : card.ConsultantId, to, "reassigned", reason!.Trim(), due, await calendar.Zone(ct), now, ct);
        await new LeadClock(db, caller, clock, calendar, rules, days).HandOver(id, selling!.Id, ct);
        return Outcome.Done(id, new($"已改派给{selling.Name}，{due.Month}月{due.Day}日前联系", $"Given to {selling.Name}; the next contact is due by {due:yyyy-MM-dd}"));
    }

    private sealed record Look(Guid ConsultantId, bool Pooled, DateOnly? DueOn, bool Asked);
}
