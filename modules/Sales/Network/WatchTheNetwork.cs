using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>What comes by itself: an agreement runs out, a rule begins to hold, a month begins.</summary>
internal sealed class WatchTheNetwork(Db db, TimeProvider clock, ICalendar calendar, NetworkRules rules) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        await Breaches.Look(db, null, (await rules.On(today, ct)).CoverPerCar, today, now, null, ct);
        await DealerMonths.Open(db, calendar, null, today, now, ct);
    }
}
