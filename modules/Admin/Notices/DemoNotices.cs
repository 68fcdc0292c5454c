using System.Globalization;
using System.Text.Json;
using Dealership.Admin.Obligations;
using Dealership.Admin.Schedule;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>
/// The demo's last week of digests, two channels that are off and what became of the letters sent through them. The keys in them are
/// invented, and nothing is sent while they are off. People may be written after this.
/// </summary>
internal sealed class DemoNotices(Db db, IHouse house, ChannelSecrets secrets, TimeProvider clock) : IDemo
{
    private const int Days = 6;

    private const string ChannelSql = """
        insert into admin.channels (store_id, id, kind, name, settings, secrets, is_on, made_at) values (@store, @id, @kind, @name, @settings::jsonb, @hidden, false, @at)
        """;

    private const string DigestsSql = """
        insert into admin.digest_rounds (store_id, digest, day, at)
        select distinct @store, g.digest, g.day, g.at from unnest(@digests, @days::date[], @ats::timestamptz[]) as g(digest, day, at);
        insert into admin.digests (store_id, id, person_id, digest, day, at, language, title, lines, more, read_at)
        select @store, g.id, g.person, g.digest, g.day, g.at, @language, g.title, g.lines::jsonb, g.more, g.read
        from   unnest(@ids, @people, @digests, @days::date[], @ats::timestamptz[], @titles, @lines, @mores, @reads::timestamptz[]) as g(id, person, digest, day, at, title, lines, more, read)
        """;

    private const string LettersSql = """
        insert into admin.deliveries (store_id, id, channel_id, digest_id, person_id, made_at, next_at, attempts, sent_at, parked_at, said_zh, said_en)
        select @store, g.id, g.channel, g.digest, g.person, g.at, g.at, g.attempts, case when not g.parked then g.at + g.attempts * interval '4 seconds' end, case when g.parked then g.at + interval '40 minutes' end, g.zh, g.en
        from   unnest(@ids, @channels, @digests, @people, @ats::timestamptz[], @attempts, @parked, @zhs, @ens) as g(id, channel, digest, person, at, attempts, parked, zh, en);
        insert into admin.delivery_tries (store_id, channel_id, at, delivery_id)
        select @store, g.channel, g.at, g.id from unnest(@ids, @channels, @ats::timestamptz[]) as g(id, channel, at)
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Sales.Count == 0 || !house.Channels.ContainsKey("wecom") || !house.Channels.ContainsKey("mail")) return;
        var (english, luck, opened) = (story.Language == "en", new Random(story.Seed), clock.GetUtcNow().AddDays(-90));
        Guid wecom = Guid.CreateVersion7(opened), mail = Guid.CreateVersion7(opened);
        await Add(wecom, "wecom", english ? "Sales group (WeCom, example)" : "销售部企业微信群（示例）", new() { ["address"] = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-0000-0000-0000-000000000000" }, opened, ct);
        await Add(mail, "mail", english ? "Mail (example)" : "邮件（示例）", new() { ["host"] = "smtp.example.com", ["port"] = "465", ["from"] = "dms@example.com" }, opened, ct);
        var told = Told(story, english, luck).ToArray();
        await db.Do(DigestsSql, new
        {
            language = story.Language,
            ids = told.Select(t => t.Id).ToArray(),
            people = told.Select(t => t.Person.Id).ToArray(),
            digests = told.Select(t => t.Which).ToArray(),
            days = told.Select(t => t.Day.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            ats = told.Select(t => Written(t.At)).ToArray(),
            titles = told.Select(t => t.Digest.Title).ToArray(),
            lines = told.Select(t => JsonSerializer.Serialize(t.Digest.Lines)).ToArray(),
            mores = told.Select(t => t.Digest.More).ToArray(),
            reads = told.Select(t => t.Day < story.Today.AddDays(-1) ? Written(t.At.AddMinutes(luck.Next(3, 90))) : null).ToArray(),
        }, ct);
        var letters = told.Where(t => t.Person.Positions.Any(p => p is Position.SalesConsultant or Position.SalesManager or Position.GeneralManager))
            .Select((t, n) => (Told: t, Channel: t.Person.Positions.Contains(Position.GeneralManager) ? mail : wecom, Parked: n == 9, Again: n % 11 == 5)).ToArray();
        await db.Do(LettersSql, new
        {
            ids = letters.Select(l => Guid.CreateVersion7(l.Told.At)).ToArray(),
            channels = letters.Select(l => l.Channel).ToArray(),
            digests = letters.Select(l => l.Told.Id).ToArray(),
            people = letters.Select(l => l.Told.Person.Id).ToArray(),
            ats = letters.Select(l => Written(l.Told.At)).ToArray(),
            attempts = letters.Select(l => l.Parked ? SendNotices.Tries : l.Again ? 2 : 1).ToArray(),
            parked = letters.Select(l => l.Parked).ToArray(),
            zhs = letters.Select(l => l.Parked ? "8 秒内没有回答" : l.Channel == mail ? "250 OK: queued" : "0 ok").ToArray(),
            ens = letters.Select(l => l.Parked ? "No answer within 8 seconds" : l.Channel == mail ? "250 OK: queued" : "0 ok").ToArray(),
        }, ct);
    }

    private async Task Add(Guid id, string kind, string name, Dictionary<string, string> said, DateTimeOffset at, CancellationToken ct) => await db.Do(ChannelSql, new
    {
        id,
        kind,
        name,
        at,
        settings = ChannelSecrets.Plain(house.Channels[kind], said),
        hidden = secrets.Hidden(house.Channels[kind], said),
    }, ct);

    /// <summary>Before today only: today's are written by the house itself when their time comes.</summary>
    private IEnumerable<Line> Told(DemoStory story, bool english, Random luck) =>
        from back in Enumerable.Range(1, Days)
        let day = story.Today.AddDays(-back)
        from which in new[] { "morning", "evening" }
        let at = story.Zone.At(day, which == "morning" ? new(8, 30) : new(17, 0))
        from person in story.Staff
        let clauses = house.Clauses.Values.Where(c => c.Rhythm is { Kind: not RhythmKind.After } && Counting.Documented(house).Contains(c.Code) && person.Positions.Contains(c.Position)).ToArray()
        where clauses.Length > 0 && luck.Next(5) > 0
        let items = Enumerable.Range(0, luck.Next(1, 4)).Select(n => Item(person, clauses[n % clauses.Length], day, n == 0 && luck.Next(3) == 0, at, story.Zone)).DistinctBy(i => i.WhatZh).ToArray()
        select new Line(Guid.CreateVersion7(at), person, which, day, at, Digest.Of(items, which, english, story.Zone)!);

    private static DigestContent.Item Item(DemoPerson person, Clause clause, DateOnly day, bool late, DateTimeOffset at, TimeZoneInfo zone)
    {
        var due = zone.At(late ? day.AddDays(-1) : day, new(18, 0));
        var occurrence = new Occurrence(clause.Code, $"{(late ? day.AddDays(-1) : day):yyyy-MM-dd}", day, at, due, null);
        var (zh, en) = OpenScheduled.Title(clause.Sentence, occurrence);
        return new(person.Id, Guid.Empty, zh, en, $"/admin/register/{clause.Code}", due, late, "", "", 0, 0);
    }

    private static string Written(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private sealed record Line(Guid Id, DemoPerson Person, string Which, DateOnly Day, DateTimeOffset At, Digest Digest);
}
