using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Ends the work with a dealer (终止合作), once no car of ours stands there. Its deposit is paid back afterwards.</summary>
[Needs(NetworkRights.Decide)]
internal sealed class EndDealer(Db db, Caller caller, TimeProvider clock, ICalendar calendar, NetworkRules rules) : IDuty
{
    private const string Sql = """
        update sales.secondary_dealers d set ended_at = @now, ended_by = @by, ended_why = @why
        where  d.store_id = @store and d.id = @dealer and d.ended_at is null
          and  not exists (select 1 from sales.secondary_placements p where p.store_id = @store and p.dealer_id = d.id and p.ended_at is null)
        returning d.id
        """;

    public async Task<Outcome> Now(Guid dealer, string? why, CancellationToken ct)
    {
        if (why?.Trim().Length is null or 0 or > 200) return new Problems().When(true, "Why", "请写明终止原因（200字以内）。", "Say why, in at most 200 characters.").Refusal();
        var (now, by, today) = (clock.GetUtcNow(), caller.PersonId, await calendar.Today(ct));
        if (await db.RowHolding<Guid?>(DealerView.Hold, Sql, new { dealer, why = why.Trim(), now, by }, ct) is null)
            return Outcome.Refused("已终止，或还有车铺在那里：先全部取回。", "It ended already, or cars stand there still: take them all back first.");
        db.Tell(new SecondaryDealerEnded(dealer, now), dealer);
        await DealerMonths.Drop(db, dealer, now, by, ct);
        await Breaches.Look(db, dealer, (await rules.On(today, ct)).CoverPerCar, today, now, by, ct);
        return Outcome.Done(dealer, new("合作已终止", "The work with this dealer ended"));
    }
}
