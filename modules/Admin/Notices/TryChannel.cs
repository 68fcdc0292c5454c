using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>Sends a real message through a channel, now, and says what was answered (发测试消息). It counts for the pace like any other.</summary>
[Needs(NoticeRights.Keep)]
internal sealed class TryChannel(Db db, Caller caller, IHouse house, Post post, TimeProvider clock) : IDuty
{
    private const string KeptSql = """
        select c.kind, c.name, c.settings::text as settings, c.secrets, coalesce(n.mail, '') as mail, s.name as store,
               (select count(*)::int from admin.delivery_tries t where t.store_id = @store and t.channel_id = c.id and t.at > @now - interval '1 minute') as lately
        from   admin.channels c
        join   admin.stores s on s.store_id = @store
        left   join admin.notice_choices n on n.store_id = @store and n.person_id = @me
        where  c.store_id = @store and c.id = @id
        """;

    private const string Sql = """
        insert into admin.deliveries (store_id, id, channel_id, digest_id, person_id, made_at, next_at, attempts, sent_at, parked_at, said_zh, said_en)
        values (@store, @delivery, @id, null, @me, @at, @at, 1, @sent, @parked, @zh, @en);
        insert into admin.delivery_tries (store_id, channel_id, at, delivery_id) values (@store, @id, @at, @delivery)
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        await db.Do(Post.OneAtATimeSql, null, ct);
        var at = clock.GetUtcNow();
        if (await db.Row<Kept>(KeptSql, new { id, me = caller.PersonId, now = at }, ct) is not { } kept) return Outcome.Refused("没有这个渠道。", "There is no such channel.");
        if (house.Channels.TryGetValue(kept.Kind, out var channel))
        {
            if (kept.Lately >= channel.Pace.PerMinute) return Outcome.Refused($"一分钟最多 {channel.Pace.PerMinute} 条，请稍后再试。", $"At most {channel.Pace.PerMinute} a minute; try again later.");
            if (channel.Personal && kept.Mail.Length == 0) return Outcome.Refused("先在“我的通知”里填您的邮箱，测试消息发到那里。", "Enter your mail address under “My notices” first; the test goes there.");
        }
        var (delivery, english) = (Guid.CreateVersion7(at), caller.Language == "en");
        var letter = new Letter(delivery, caller.Name, kept.Mail, english ? $"Test message of {kept.Store}" : $"{kept.Store} 的测试消息",
            [new(english ? "If you read this, the channel works. Nothing is owed." : "看到这条消息，说明渠道通了，不需要处理。", null)], 0, null, caller.Language);
        var answer = await post.Send(new(kept.Kind, kept.Settings, kept.Secrets), letter, ct);
        var taken = answer.Result == ChannelResult.Taken;
        await db.Do(Sql, new { delivery, id, me = caller.PersonId, at, sent = taken ? clock.GetUtcNow() : (DateTimeOffset?)null, parked = taken ? (DateTimeOffset?)null : clock.GetUtcNow(), zh = answer.Said.Zh, en = answer.Said.En }, ct);
        return Outcome.Done(delivery, Say(taken, answer.Said));
    }

    private static Text Say(bool taken, Text said) => taken
        ? new($"测试消息已被接收：{said.Zh}", $"The test message was taken: {said.En}")
        : new($"测试没有成功：{said.Zh}", $"The test did not go through: {said.En}");

    private sealed record Kept(string Kind, string Name, string Settings, string Secrets, string Mail, string Store, int Lately);
}
