using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>The store's rules for notices: the times in force, those to come, and where messages may go.</summary>
[Needs(NoticeRights.Keep)]
internal sealed class NoticeRules(Db db, ICalendar calendar) : IRead
{
    internal sealed record View(NoticeTimes Now, IReadOnlyList<NoticeTimes> Coming, string[] Hosts, string Site);

    private const string ComingSql = """
        select distinct on (effective_from) effective_from, to_char(morning, 'HH24:MI') as morning, to_char(evening, 'HH24:MI') as evening from admin.notice_times
        where  store_id = @store and effective_from > @day order by effective_from, said_at desc
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (now, coming) = await db.Both<NoticeTimes, NoticeTimes>($"{NoticeTimes.Sql};\n{ComingSql}", new { day = await calendar.Today(ct) }, ct);
        var reach = await NoticeReach.Of(db, ct);
        return new(now.FirstOrDefault() ?? NoticeTimes.Usual, coming, reach.Hosts, reach.Site);
    }
}
