using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>The reconciliation came back signed by both (双方签字): whoever writes that down signed for us, and names who signed for the dealer.</summary>
[Needs(NetworkRights.Keep)]
internal sealed class SignReconciliation(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.secondary_reconciliations r set signed_at = @now, signed_by = @by, their_signer = @signer
        from   sales.secondary_months m
        where  r.store_id = @store and r.month_id = @month and r.signed_at is null and m.store_id = @store and m.id = r.month_id and m.dropped_at is null
        returning r.id, m.month
        """;

    public async Task<Outcome> Now(Guid month, string? signer, CancellationToken ct)
    {
        if (signer?.Trim().Length is null or 0 or > 40) return new Problems().When(true, "Signer", "请填写对方签字人。", "Enter who signed for the dealer.").Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Signed>(Sql, new { month, signer = signer.Trim(), now, by = caller.PersonId }, ct) is not { } sheet)
            return Outcome.Refused("对账单还没出，或已签字。", "It is not drawn up yet, or signed already.");
        db.Tell(new SecondaryReconciled(month, sheet.Id, now, caller.PersonId), month);
        await DealerMonths.CloseWhenDone(db, sheet.Month, now, caller.PersonId, ct);
        return Outcome.Done(month, new("对账单已由双方签字", "Signed by both"));
    }

    private sealed record Signed(Guid Id, DateOnly Month);
}
