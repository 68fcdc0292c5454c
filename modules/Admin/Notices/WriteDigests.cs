using System.Text.Json;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>
/// Writes the two digests of a working day (早晚提醒), each once for the store: the round is claimed by a row in the same transaction as
/// the digests and what is to be sent, so two hosts, a second run or a kill in between change nothing. Nothing to say: nothing is written.
/// </summary>
internal sealed class WriteDigests(Db db, DigestContent content, CalendarBook book, ICalendar calendar, TimeProvider clock) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    private const string ClaimSql = "insert into admin.digest_rounds (store_id, digest, day, at) values (@store, @digest, @day, @now) on conflict do nothing";

    private const string PeopleSql = """
        select p.id, coalesce(n.language, s.language) as language, coalesce(n.on_days_off, false) as on_days_off, h.positions,
               coalesce((select array_agg(c.id) from admin.channels c where c.store_id = @store and c.is_on and c.id = any(n.channels)), '{}') as channels
        from   admin.stores s
        join   admin.people p on p.store_id = @store and (p.left_on is null or @day < p.left_on)
        join   lateral (select array_agg(h.position_code) as positions from admin.holders_on(@store, @day) h where h.person_id = p.id) h on h.positions is not null
        left   join admin.notice_choices n on n.store_id = @store and n.person_id = p.id
        where  s.store_id = @store and not coalesce(n.is_off, false)
        """;

    private const string WriteSql = """
        insert into admin.digests (store_id, id, person_id, digest, day, at, language, title, lines, more)
        values (@store, @id, @person, @digest, @day, @now, @language, @title, @lines::jsonb, @more);
        insert into admin.deliveries (store_id, id, channel_id, digest_id, person_id, made_at, next_at)
        select @store, d.delivery, d.channel, @id, @person, @now, @now from unnest(@deliveries, @channels) as d(delivery, channel)
        """;

    public async Task Run(CancellationToken ct)
    {
        var (now, zone) = (clock.GetUtcNow(), await book.Zone(ct));
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        var times = await db.Row<NoticeTimes>(NoticeTimes.Sql, new { day }, ct) ?? NoticeTimes.Usual;
        if (times.At(TimeOnly.FromDateTime(local.DateTime)) is not { } digest || !(await calendar.Day(day, null, ct)).Worked) return;
        if (await db.Do(ClaimSql, new { digest, day, now }, ct) == 0) return;
        var items = await content.Now(ct);
        foreach (var person in await db.Rows<Person>(PeopleSql, new { day }, ct))
        {
            if (Digest.Of([.. items[person.Id]], digest, person.Language == "en", zone) is not { } written || !(person.OnDaysOff || await Works(person, day, ct))) continue;
            await db.Do(WriteSql, new
            {
                id = Guid.CreateVersion7(now),
                person = person.Id,
                digest,
                day,
                now,
                language = person.Language,
                title = written.Title,
                lines = JsonSerializer.Serialize(written.Lines),
                more = written.More,
                deliveries = person.Channels.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                channels = person.Channels,
            }, ct);
        }
    }

    /// <summary>Some department in which he holds a position works today.</summary>
    private async Task<bool> Works(Person person, DateOnly day, CancellationToken ct)
    {
        var working = await book.Open(ct);
        foreach (var position in person.Positions)
            if (working.On(day, await book.DepartmentOf(position, ct)).Worked) return true;
        return false;
    }

    private sealed record Person(Guid Id, string Language, bool OnDaysOff, string[] Positions, Guid[] Channels);
}
