using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Takes the figures of today's material anew (重新取数): another version, which is looked over like the first. What was confirmed stays.</summary>
[Needs(MeetingRights.Prepare)]
internal sealed class RefreshPack(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    private const string Sql = """
        select p.day, p.kind, p.note, (select max(l.version) from sales.meeting_packs l where l.store_id = @store and l.day = p.day and l.kind = p.kind) as version
        from   sales.meeting_packs p where p.store_id = @store and p.id = @id
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        if (await db.Row<Last>(Sql, new { id }, ct) is not { } last) return Outcome.Refused("没有这份资料。", "There is no such material.");
        if (last.Day != await calendar.Today(ct)) return Outcome.Refused("只能为今天的会重新取数。", "Figures are taken anew for today's meetings only.");
        var now = clock.GetUtcNow();
        var pack = new PackWriting.Pack(Guid.CreateVersion7(now), last.Day, last.Kind, last.Version + 1, await PackWriting.Days(calendar, last.Kind, last.Day, ct), await calendar.Zone(ct), now, caller.PersonId, last.Note);
        if (await PackWriting.Write(db, pack, ct) is null) return Outcome.Refused("别人刚刚重新取过数。", "Somebody else has just taken them anew.");
        return Outcome.Done(pack.Id, new($"第{pack.Version}版，请重新确认", $"Version {pack.Version}: look it over again"));
    }

    private sealed record Last(DateOnly Day, string Kind, string Note, int Version);
}
