using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>The next visit owed to a customer with a contract (维护回访): planned in the same save as what led to it.</summary>
internal static class NextVisit
{
    private const string PlanSql = "insert into sales.key_visits_owed (store_id, id, project_id, due_at) values (@store, @owed, @project, @due)";

    private const string DropSql = "update sales.key_visits_owed set dropped_at = @now where store_id = @store and project_id = @project and visit_id is null and dropped_at is null returning id";

    public static async Task Plan(Db db, Guid project, Guid owner, DateTimeOffset due, CancellationToken ct)
    {
        var owed = Guid.CreateVersion7();
        await db.Do(PlanSql, new { owed, project, due }, ct);
        db.Tell(new KeyVisitPlanned(owed, project, owner, due), project);
    }

    public static async Task Drop(Db db, Guid project, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Row<Guid?>(DropSql, new { project, now }, ct) is { } owed) db.Tell(new KeyVisitDropped(owed, now), project);
    }
}
