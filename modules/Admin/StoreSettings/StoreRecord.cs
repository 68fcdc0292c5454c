using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>The caller's store: everybody who works there may know it.</summary>
[OpenTo]
internal sealed class StoreRecord(Db db) : IRead
{
    /// <summary>The store.</summary>
    internal sealed record Row(string Name, string Zone, string OemName, bool IsDemo);

    public Task<Row?> Show(CancellationToken ct) =>
        db.Row<Row>("select name, zone, oem_name, is_demo from admin.stores where store_id = @store", null, ct);
}
