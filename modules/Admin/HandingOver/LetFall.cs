using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>What nobody has accepted goes to the superior (未接收转上级), never to nobody. By hand, and by itself after the last day.</summary>
[OpenTo]
internal sealed class LetFall(Db db, Concerned concerned, HandOver handOver) : IDuty
{
    private const string Left = "select block from admin.handing_over_blocks where store_id = @store and sheet_id = @sheet and settled_at is null";

    public async Task<Outcome> Now(Guid sheet, CancellationToken ct)
    {
        if (await handOver.Take(sheet, ct) is not { } open)
            return Outcome.Refused("没有这份交接单，或已办完。", "There is no such sheet, or it is closed.");
        if (!await concerned.Runs(open.PersonId, ct)) return Concerned.NotYours;
        return await Fall(open, ct);
    }

    /// <summary>The rule itself, for the duty and for the routine.</summary>
    internal async Task<Outcome> Fall(HandOver.Open open, CancellationToken ct)
    {
        if (await handOver.Superior(open, ct) is not { } superior)
            return Outcome.Refused("他没有在岗的上级，也没有同岗位的人，请指定接收人。", "Nobody stands above him or beside him; name a receiver.");
        var fallen = 0;
        // What comes up for another department while the sheet is closed opens a block, and that falls too.
        for (var left = await Unsettled(open, ct); left.Count > 0; left = await Unsettled(open, ct))
        {
            var now = (await handOver.Of(open.PersonId, ct)).ToDictionary(b => b.Key);
            foreach (var block in left) await handOver.Settle(open, now.GetValueOrDefault(block) ?? new(block, []), superior, true, ct);
            fallen += left.Count;
            await handOver.Close(open, ct);
        }
        return Outcome.Done(open.Id, new($"{fallen} 块转给上级，交接单办完", $"{fallen} blocks went to the superior; the sheet is closed"));
    }

    private Task<IReadOnlyList<string>> Unsettled(HandOver.Open open, CancellationToken ct) => db.Rows<string>(Left, new { sheet = open.Id }, ct);
}
