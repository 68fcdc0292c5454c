using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>
/// Sends what waits, one letter in a transaction (发送通知): a store's letters go one after another, so two hosts never send the same one.
/// Whoever is killed between the answer and the commit sends again: the other side cannot be asked what it got.
/// </summary>
internal sealed class SendNotices(Db db, IHouse house, Post post, TimeProvider clock) : IRoutine
{
    /// <summary>After so many tries it is parked until somebody looks.</summary>
    public const int Tries = 5;

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public bool Again { get; private set; }

    /// <summary>Half a day later what was due in the morning is history.</summary>
    private const string OutdatedSql = """
        update admin.deliveries set parked_at = @now, said_zh = '过了半天，不再发送', said_en = 'Half a day too late, not sent'
        where  store_id = @store and sent_at is null and parked_at is null and next_at < @now - interval '12 hours'
        """;

    /// <summary>Within the pace of its channel: what was sent is counted after the lock, or two hosts would both count before either sends.</summary>
    private const string NextSql = """
        select d.id, d.channel_id, d.attempts, c.kind, c.settings::text as settings, c.secrets, p.name as person, coalesce(n.mail, '') as mail,
               g.id as digest_id, g.language, g.title, g.lines::text as lines, g.more
        from   admin.deliveries d
        join   admin.channels c on c.store_id = @store and c.id = d.channel_id and c.is_on and (c.paused_until is null or c.paused_until <= @now)
        join   admin.digests g on g.store_id = @store and g.id = d.digest_id
        join   admin.people p on p.store_id = @store and p.id = d.person_id
        left   join admin.notice_choices n on n.store_id = @store and n.person_id = d.person_id
        join   unnest(@kinds, @minutes, @seconds) as k(kind, minute, second) on k.kind = c.kind
        where  d.store_id = @store and d.sent_at is null and d.parked_at is null and d.next_at <= @now
          and  (select count(*) from admin.delivery_tries t where t.store_id = @store and t.channel_id = c.id and t.at > @now - interval '1 minute') < k.minute
          and  (select count(*) from admin.delivery_tries t where t.store_id = @store and t.channel_id = c.id and t.at > @now - interval '1 second') < k.second
        order  by d.next_at, d.id limit 1
        """;

    private const string ReceivedSql = """
        update admin.deliveries set attempts = @attempts, sent_at = @sent, parked_at = @parked, next_at = @next, said_zh = @zh, said_en = @en
        where  store_id = @store and id = @id;
        update admin.channels set paused_until = @paused where store_id = @store and id = @channel and @paused::timestamptz is not null;
        insert into admin.delivery_tries (store_id, channel_id, at, delivery_id) values (@store, @channel, @at, @id) on conflict do nothing
        """;

    public async Task Run(CancellationToken ct)
    {
        await db.Do(Post.OneAtATimeSql, null, ct);
        var at = clock.GetUtcNow();
        var channels = house.Channels.Values.ToArray();
        await db.Do(OutdatedSql, new { now = at }, ct);
        var next = await db.Row<Next>(NextSql, new
        {
            now = at,
            kinds = channels.Select(c => c.Kind).ToArray(),
            minutes = channels.Select(c => c.Pace.PerMinute).ToArray(),
            seconds = channels.Select(c => c.Pace.PerSecond).ToArray(),
        }, ct);
        Again = next is not null;
        if (next is null) return;
        var answer = await post.Send(new(next.Kind, next.Settings, next.Secrets), Write(next, (await NoticeReach.Of(db, ct)).Site), ct);
        await db.Do(ReceivedSql, Received(next, answer, at, clock.GetUtcNow()), ct);
    }

    private static Letter Write(Next next, string site)
    {
        string? Whole(string? link) => site.Length == 0 || link is null ? null : link.StartsWith('/') ? site + link : link;
        var lines = JsonSerializer.Deserialize<LetterLine[]>(next.Lines)!.Select(l => l with { Link = Whole(l.Link) });
        return new(next.DigestId, next.Person, next.Mail, next.Title, [.. lines], next.More, Whole("/"), next.Language);
    }

    /// <summary>Too many is the channel's trouble and not this letter's: the channel rests and the try does not count.</summary>
    private static object Received(Next next, ChannelAnswer answer, DateTimeOffset at, DateTimeOffset now)
    {
        var attempts = next.Attempts + (answer.Result == ChannelResult.Slower ? 0 : 1);
        var parked = answer.Result == ChannelResult.Refused || (answer.Result == ChannelResult.Failed && attempts >= Tries);
        return new
        {
            id = next.Id,
            channel = next.ChannelId,
            at,
            attempts,
            sent = answer.Result == ChannelResult.Taken ? now : (DateTimeOffset?)null,
            parked = parked ? now : (DateTimeOffset?)null,
            next = answer.Result switch { ChannelResult.Slower => now + answer.Wait, ChannelResult.Failed => now + Backoff(attempts), _ => now },
            paused = answer.Result == ChannelResult.Slower ? now + answer.Wait : (DateTimeOffset?)null,
            zh = answer.Said.Zh,
            en = answer.Said.En,
        };
    }

    /// <summary>1, 3, 9, 27 minutes.</summary>
    internal static TimeSpan Backoff(int attempts) => TimeSpan.FromMinutes(Math.Pow(3, attempts - 1));

    private sealed record Next(
        Guid Id, Guid ChannelId, int Attempts, string Kind, string Settings, string Secrets, string Person, string Mail,
        Guid DigestId, string Language, string Title, string Lines, int More);
}
