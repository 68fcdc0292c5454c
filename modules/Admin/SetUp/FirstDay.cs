using Dealership.Plugin;

namespace Dealership.Admin.SetUp;

/// <summary>What a stranger may know of the house: whether there is a store, and whether it is the demo.</summary>
[OpenTo(EvenStrangers = true)]
internal sealed class FirstDay(Db db) : IRead
{
    /// <summary>The demo's store id, where there is one.</summary>
    internal sealed record Row(bool AnyStore, int? DemoStore);

    public async Task<Row> Look(CancellationToken ct) =>
        (await db.Row<Row>("select admin.any_store() as any_store, admin.demo_store() as demo_store", null, ct))!;
}
