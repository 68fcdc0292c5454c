using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>A supervisor closes a card (结卡): lost, frozen or out of contact, with the reason. Nobody owes it a contact any more.</summary>
[Needs(CardRights.Close)]
internal sealed class CloseCard(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.cards set closed_at = @now, closed_by = @by, outcome = @outcome, closed_why = @why
        where  store_id = @store and id = @id and closed_at is null returning id
        """;

    public async Task<Outcome> Now(Guid id, string? outcome, string? why, CancellationToken ct)
    {
        var problems = new Problems()
            .When(!CardOutcome.BySupervisor.Contains(outcome), "Outcome", "请选择战败、冷冻或失联。", "Choose lost, frozen or out of contact.")
            .When(why?.Trim().Length is null or 0 or > 200, "Why", "请写明原因（200字以内）。", "Say why, in at most 200 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, outcome, why = why!.Trim(), now, by = caller.PersonId }, ct) is null)
            return Outcome.Refused("没有这张卡，或已经结了。", "There is no such card, or it is closed already.");
        await NextContact.Drop(db, id, now, ct);
        return Outcome.Done(id, new("意向卡已结", "Card closed"));
    }
}
