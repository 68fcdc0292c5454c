using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>What the caller chose about his notices, and the channels he can choose (我的通知).</summary>
[OpenTo]
internal sealed class MyNotices(Db db, Caller caller, IHouse house) : IRead
{
    /// <param name="Personal">It goes to his own address; otherwise into a group that others read too.</param>
    internal sealed record Channel(Guid Id, string Name, string Kind, bool Personal);

    internal sealed record View(bool IsOff, bool OnDaysOff, IReadOnlyList<Guid> Chosen, string Mail, string? Language, IReadOnlyList<Channel> Channels);

    private const string Sql = """
        select is_off, on_days_off, channels, mail, language from admin.notice_choices where store_id = @store and person_id = @me;
        select id, name, kind from admin.channels where store_id = @store and is_on order by name
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (chosen, channels) = await db.Both<Row, Found>(Sql, new { me = caller.PersonId }, ct);
        var own = chosen.FirstOrDefault() ?? new(false, false, [], "", null);
        return new(own.IsOff, own.OnDaysOff, own.Channels, own.Mail, own.Language,
            [.. from c in channels where house.Channels.ContainsKey(c.Kind) select new Channel(c.Id, c.Name, c.Kind, house.Channels[c.Kind].Personal)]);
    }

    private sealed record Row(bool IsOff, bool OnDaysOff, Guid[] Channels, string Mail, string? Language);

    private sealed record Found(Guid Id, string Name, string Kind);
}
