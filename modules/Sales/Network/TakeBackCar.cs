using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Takes a car back from a dealer (取回): it stands free in stock again.</summary>
[Needs(NetworkRights.Keep)]
internal sealed class TakeBackCar(Db db, Caller caller, TimeProvider clock, ICalendar calendar, NetworkRules rules) : IDuty
{
    private const string Sql = """
        update sales.secondary_placements set ended_at = @now, ended_by = @by, how = 'back', why = @why
        where  store_id = @store and id = @placement and ended_at is null returning dealer_id
        """;

    public async Task<Outcome> Now(Guid placement, string? why, CancellationToken ct)
    {
        if (why?.Trim().Length is null or 0 or > 200) return new Problems().When(true, "Why", "请写明取回原因（200字以内）。", "Say why, in at most 200 characters.").Refusal();
        var (now, by) = (clock.GetUtcNow(), caller.PersonId);
        if (await db.Row<Guid?>(Sql, new { placement, why = why.Trim(), now, by }, ct) is not { } dealer) return Outcome.Refused("这台车已取回或已售出。", "This car is back or sold already.");
        var today = await calendar.Today(ct);
        await Breaches.Look(db, dealer, (await rules.On(today, ct)).CoverPerCar, today, now, by, ct);
        return Outcome.Done(placement, new("车辆已取回", "Car taken back"));
    }
}
