using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>Tells the host which stores there are. No store is set then, so the question is a function before the walls.</summary>
internal sealed class Stores(Db db) : IStores
{
    public Task<IReadOnlyList<int>> All(CancellationToken ct) => db.Rows<int>("select admin.store_ids()", null, ct);
}
