using System.Globalization;
using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>What was sent through which channel to whom, and how it was received (发送记录), newest first.</summary>
[Needs(NoticeRights.Keep)]
internal sealed class DeliveryLog(Db db) : IRead
{
    /// <param name="Digest">morning or evening; nothing for a test.</param>
    /// <param name="State">waiting, sent or parked.</param>
    internal sealed record Row(
        Guid Id, DateTimeOffset MadeAt, string Channel, string Kind, string Person, string? Digest, int Attempts, DateTimeOffset NextAt, DateTimeOffset? SentAt, string State, string SaidZh, string SaidEn);

    internal sealed record Filter(Guid? Channel = null, string? State = null, DateOnly? From = null, DateOnly? Until = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, IReadOnlyList<Named> Channels);

    internal sealed record Named(Guid Id, string Name);

    private const string Sql = """
        select l.* from (
            select d.id, d.made_at, c.name as channel, c.kind, p.name as person, g.digest, d.attempts, d.next_at, d.sent_at,
                   case when d.sent_at is not null then 'sent' when d.parked_at is not null then 'parked' else 'waiting' end as state, d.said_zh, d.said_en
            from   admin.stores s
            join   admin.deliveries d on d.store_id = @store
            join   admin.channels c on c.store_id = @store and c.id = d.channel_id
            join   admin.people p on p.store_id = @store and p.id = d.person_id
            left   join admin.digests g on g.store_id = @store and g.id = d.digest_id
            where  s.store_id = @store and (@channel::uuid is null or d.channel_id = @channel)
              and  (@from::date is null or d.made_at >= @from::date::timestamp at time zone s.zone)
              and  (@until::date is null or d.made_at < (@until::date + 1)::timestamp at time zone s.zone)) l
        where  (@state::text is null or l.state = @state)
          and  (@at::timestamptz is null or (l.made_at, l.id) < (@at, @id))
        order  by l.made_at desc, l.id desc limit @take;
        select id, name from admin.channels where store_id = @store order by name
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var cursor = filter.After?.Split('_') is [var day, var last] && DateTimeOffset.TryParse(day, CultureInfo.InvariantCulture, out var at) && Guid.TryParse(last, out var id)
            ? (At: at, Id: id) : ((DateTimeOffset At, Guid Id)?)null;
        var (rows, channels) = await db.Both<Row, Named>(Sql, new
        {
            channel = filter.Channel,
            state = string.IsNullOrEmpty(filter.State) ? null : filter.State,
            from = filter.From,
            until = filter.Until,
            at = cursor?.At,
            id = cursor?.Id,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? $"{shown[^1].MadeAt.ToString("O", CultureInfo.InvariantCulture)}_{shown[^1].Id}" : null, channels);
    }
}
