using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>Blocks that wait for the caller to accept them, for his desk.</summary>
[OpenTo]
internal sealed class ToReceive(Db db, Caller caller) : IRead
{
    internal sealed record Row(Guid Sheet, Guid PersonId, string Person, string Block, string Reason, DateOnly LastDay);

    private const string Sql = """
        select h.id as sheet, h.person_id, p.name as person, b.block, h.reason, h.last_day
        from   admin.handing_over_blocks b
        join   admin.handing_overs h on h.store_id = @store and h.id = b.sheet_id and h.closed_at is null
        join   admin.people p on p.store_id = @store and p.id = h.person_id
        where  b.store_id = @store and b.receiver_id = @me and b.settled_at is null
        order  by h.last_day, p.name, b.block
        """;

    public Task<IReadOnlyList<Row>> Show(CancellationToken ct) => db.Rows<Row>(Sql, new { me = caller.PersonId }, ct);
}
