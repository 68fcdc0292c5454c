using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>What meetings gave somebody to do and is not done, for his hand-over sheet (离岗交接).</summary>
internal sealed class HeldActions(Db db) : IHeld
{
    private const string Sql = $"select a.id, a.what, a.due_at from sales.meeting_actions a where a.store_id = @store and a.person_id = @person and {ActionView.IsOpen} order by a.due_at, a.id";

    public async Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct) => [.. (await db.Rows<Row>(Sql, new { person }, ct)).Select(r => new Held(
        new($"会上交办 {r.What}", $"Decided in a meeting: {r.What}"), $"/sales/meetings/actions/{r.Id}", r.DueAt))];

    private sealed record Row(Guid Id, string What, DateTimeOffset DueAt);
}
