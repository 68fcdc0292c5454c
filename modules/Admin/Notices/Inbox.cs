using System.Text.Json;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>What the caller was told in the last month, newest first (通知).</summary>
[OpenTo]
internal sealed class Inbox(Db db, Caller caller, TimeProvider clock) : IRead
{
    /// <param name="Sent">Names of the channels that took it.</param>
    /// <param name="Unsent">Those that have not.</param>
    internal sealed record Told(Guid Id, string Digest, DateOnly Day, DateTimeOffset At, string Title, IReadOnlyList<LetterLine> Lines, int More, bool Unread, string Sent, string Unsent);

    private const string Sql = """
        select g.id, g.digest, g.day, g.at, g.title, g.lines::text as lines, g.more, g.read_at is null as unread,
               coalesce(w.sent, '') as sent, coalesce(w.unsent, '') as unsent
        from   admin.digests g
        left   join lateral (select string_agg(c.name, ', ' order by c.name) filter (where d.sent_at is not null) as sent, string_agg(c.name, ', ' order by c.name) filter (where d.sent_at is null) as unsent
                             from admin.deliveries d join admin.channels c on c.store_id = @store and c.id = d.channel_id where d.store_id = @store and d.digest_id = g.id) w on true
        where  g.store_id = @store and g.person_id = @me and g.at > @now - interval '30 days'
        order  by g.at desc limit 60
        """;

    public async Task<IReadOnlyList<Told>> Show(CancellationToken ct) =>
        [.. from row in await db.Rows<Row>(Sql, new { me = caller.PersonId, now = clock.GetUtcNow() }, ct)
            select new Told(row.Id, row.Digest, row.Day, row.At, row.Title, JsonSerializer.Deserialize<LetterLine[]>(row.Lines)!, row.More, row.Unread, row.Sent, row.Unsent)];

    private sealed record Row(Guid Id, string Digest, DateOnly Day, DateTimeOffset At, string Title, string Lines, int More, bool Unread, string Sent, string Unsent);
}
