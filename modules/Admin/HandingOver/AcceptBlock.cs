using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>The named receiver takes a block over (接收), with his own sign-in: its open obligations are his from this instant.</summary>
[OpenTo]
internal sealed class AcceptBlock(Db db, Caller caller, HandOver handOver) : IDuty
{
    private const string Named = "select receiver_id from admin.handing_over_blocks where store_id = @store and sheet_id = @sheet and block = @block and settled_at is null";

    public async Task<Outcome> Now(Guid sheet, string block, CancellationToken ct)
    {
        if (await handOver.Take(sheet, ct) is not { } open)
            return Outcome.Refused("没有这份交接单，或已办完。", "There is no such sheet, or it is closed.");
        if (await db.Row<Guid?>(Named, new { sheet, block }, ct) is not { } receiver || receiver != caller.PersonId)
            return Outcome.Refused("只有指定的接收人本人可以接收，且只能接收一次。", "Only the named receiver himself accepts it, and once.");
        var lines = (await handOver.Of(open.PersonId, ct)).FirstOrDefault(b => b.Key == block) ?? new(block, []);
        await handOver.Settle(open, lines, receiver, false, ct);
        await handOver.Close(open, ct);
        return Outcome.Done(sheet, new($"已接收 {lines.Lines.Count} 项", $"{lines.Lines.Count} lines accepted"));
    }
}
