using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>When the last day of a hand-over is past, what nobody has accepted falls to the superior.</summary>
internal sealed class FallWhenOver(Db db, HandOver handOver, LetFall letFall, TimeProvider clock) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(15);

    private const string Over = """
        select h.id from admin.handing_overs h join admin.stores s on s.store_id = @store
        where  h.store_id = @store and h.closed_at is null and h.last_day < (@now at time zone s.zone)::date
        order  by h.last_day
        """;

    public async Task Run(CancellationToken ct)
    {
        foreach (var sheet in await db.Rows<Guid>(Over, new { now = clock.GetUtcNow() }, ct))
            if (await handOver.Take(sheet, ct) is { } open) await letFall.Fall(open, ct);
    }
}
