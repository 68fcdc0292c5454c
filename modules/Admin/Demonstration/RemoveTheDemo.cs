using Dealership.Plugin;

namespace Dealership.Admin.Demonstration;

/// <summary>One click, and every row of the demo is gone from every department; the next visit is the first one again.</summary>
[OpenTo]
internal sealed class RemoveTheDemo(Db db, Caller caller, IDemoStory story, IDoor door) : IDuty
{
    public async Task<Outcome> Now(CancellationToken ct)
    {
        if (!caller.Demo || !await db.Row<bool>("select exists (select 1 from admin.stores where store_id = @store and is_demo)", null, ct))
            return Outcome.Refused("这里不是演示店，什么也没有删除。", "This is not the demo; nothing was removed.");
        await story.Remove(caller.StoreId, ct);
        // This duty's own line in the trail would be the one row left of the store.
        await db.Do("delete from admin.commands where store_id = @store", null, ct);
        await door.Leave();
        return Outcome.Done();
    }
}
