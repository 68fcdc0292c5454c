using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Open projects that somebody looks after, for his hand-over sheet (离岗交接).</summary>
internal sealed class HeldProjects(Db db) : IHeld
{
    private const string Sql = """
        select p.id, p.number, v.due_at from sales.key_projects p
        left   join sales.key_visits_owed v on v.store_id = @store and v.project_id = p.id and v.visit_id is null and v.dropped_at is null
        where  p.store_id = @store and p.owner_id = @person and p.closed_at is null order by v.due_at, p.number
        """;

    public async Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct) =>
        [.. (await db.Rows<Row>(Sql, new { person }, ct)).Select(r => new Held(new($"大客户项目 {r.Number}", $"Key-account project {r.Number}"), $"/sales/key-accounts/{r.Id}", r.DueAt))];

    private sealed record Row(Guid Id, string Number, DateTimeOffset? DueAt);
}
