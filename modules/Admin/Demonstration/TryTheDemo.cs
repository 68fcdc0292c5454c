using Dealership.Admin.SetUp;
using Dealership.Plugin;

namespace Dealership.Admin.Demonstration;

/// <summary>
/// One click on the first visit: every department writes a year of a store. Claimed at no store, so that taking the demo out
/// again finds all of it.
/// </summary>
[OpenTo(EvenStrangers = true)]
internal sealed class TryTheDemo(Db db, IDemoStory story, Caller caller) : IDuty
{
    public async Task<Outcome> Now(CancellationToken ct)
    {
        // The same lock as the set-up: one of them makes the store.
        await db.Do("select pg_advisory_xact_lock(7320)", null, ct);
        if (await db.Row<bool>("select admin.any_store()", null, ct))
            return Outcome.Refused("已经有门店了，演示只在第一次使用时提供。", "There is a store already; the demo is offered on the first visit only.");
        var name = caller.Language == "en" ? "Binjiang Demo Store" : "滨江演示店";
        await story.Tell(OpenStore.FirstStore, name, caller.Language, ct);
        return Outcome.Done();
    }
}
