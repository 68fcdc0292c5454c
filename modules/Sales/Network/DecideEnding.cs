using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Decides on the proposal to end the work with a dealer (去留决定) after two D running. Ending follows once its cars are back.</summary>
[Needs(NetworkRights.Decide)]
internal sealed class DecideEnding(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.secondary_end_proposals set decided_at = @now, decided_by = @by, ends = @ends, why = @why
        where  store_id = @store and id = @id and decided_at is null returning dealer_id
        """;

    /// <param name="id">The proposal.</param>
    /// <param name="decision"><c>end</c> or <c>keep</c>.</param>
    /// <param name="why">The reason.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome> Now(Guid id, string? decision, string? why, CancellationToken ct)
    {
        var problems = new Problems()
            .When(decision is not ("end" or "keep"), "Decision", "请选择终止或保留。", "Choose to end or to keep.")
            .When(why?.Trim().Length is null or 0 or > 200, "Why", "请写明理由（200字以内）。", "Say why, in at most 200 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, ends = decision == "end", why = why!.Trim(), now, by = caller.PersonId }, ct) is not { } dealer)
            return Outcome.Refused("没有这项建议，或已决定。", "There is no such proposal, or it is decided.");
        db.Tell(new SecondaryEndDecided(id, dealer, now, caller.PersonId), dealer);
        return Outcome.Done(dealer, decision == "end" ? new("决定终止；取回车辆后在本页终止合作", "To be ended; once the cars are back, end it on this page") : new("决定保留", "It stays"));
    }
}
