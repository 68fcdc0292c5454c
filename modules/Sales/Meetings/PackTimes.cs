using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>From when on the material of each meeting is made (资料时间): the store's own from a day on, else what the trade does.</summary>
[Needs(MeetingRights.See)]
internal sealed class PackTimes(Db db, ICalendar calendar) : IRead
{
    /// <summary>One line and since when; no day means nobody has set it.</summary>
    internal sealed record Row(string Kind, DateOnly? EffectiveFrom, TimeOnly MadeFrom);

    internal sealed record View(IReadOnlyList<Row> InForce, IReadOnlyList<Row> ToCome);

    private const string Sql = """
        select distinct on (kind) kind, effective_from, made_from from sales.meeting_pack_times
        where  store_id = @store and effective_from <= @day order by kind, effective_from desc;
        select kind, effective_from, made_from from sales.meeting_pack_times where store_id = @store and effective_from > @day order by effective_from, kind
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (set, later) = await db.Both<Row, Row>(Sql, new { day = await calendar.Today(ct) }, ct);
        var own = set.ToDictionary(r => r.Kind);
        return new([.. MeetingKind.All.Select(k => own.GetValueOrDefault(k, new(k, null, MeetingKind.MadeFrom(k))))], later);
    }

    public async Task<TimeOnly> Of(string kind, CancellationToken ct) => (await Show(ct)).InForce.Single(r => r.Kind == kind).MadeFrom;
}
