using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>The store's channels and how the last letter through each was received (通知渠道).</summary>
[Needs(NoticeRights.Keep)]
internal sealed class ChannelList(Db db) : IRead
{
    /// <summary>As selected. Taken: the last letter was accepted; nothing while none was sent.</summary>
    internal sealed record Row(
        Guid Id, string Kind, string Name, bool IsOn, DateTimeOffset? PausedUntil, DateTimeOffset? LastAt, bool? Taken, string? SaidZh, string? SaidEn, int Waiting, int Parked, int Readers);

    private const string Sql = """
        select c.id, c.kind, c.name, c.is_on, c.paused_until, l.at as last_at, l.sent_at is not null as taken, l.said_zh, l.said_en,
               (select count(*)::int from admin.deliveries d where d.store_id = @store and d.channel_id = c.id and d.sent_at is null and d.parked_at is null) as waiting,
               (select count(*)::int from admin.deliveries d where d.store_id = @store and d.channel_id = c.id and d.parked_at is not null and d.digest_id is not null) as parked,
               (select count(*)::int from admin.notice_choices n where n.store_id = @store and c.id = any(n.channels) and not n.is_off) as readers
        from   admin.channels c
        left   join lateral (select t.at, d.sent_at, d.said_zh, d.said_en from admin.delivery_tries t join admin.deliveries d on d.store_id = @store and d.id = t.delivery_id
                             where t.store_id = @store and t.channel_id = c.id order by t.at desc limit 1) l on true
        where  c.store_id = @store
        order  by c.name
        """;

    public Task<IReadOnlyList<Row>> Show(CancellationToken ct) => db.Rows<Row>(Sql, null, ct);
}
