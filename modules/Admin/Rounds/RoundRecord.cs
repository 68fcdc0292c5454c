using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>One round: what was seen in which zone, when, and the defects found.</summary>
[OpenTo]
internal sealed class RoundRecord(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IRead
{
    /// <summary>As kept; the list as it was when the round began.</summary>
    internal sealed record Head(Guid Id, string Code, string Zones, int[] Drawn, int SafetyHours, int OtherDays, DateTimeOffset BegunAt, Guid ById, string By, DateTimeOffset? DoneAt)
    {
        public IReadOnlyList<ChecklistZone> Walked => ListInForce.Read(Zones);
    }

    /// <param name="Place">Place in the list, from 0.</param>
    /// <param name="Zone">Its name and items.</param>
    /// <param name="Drawn">It needs a photo.</param>
    /// <param name="SeenAt">When; nothing while it was not.</param>
    /// <param name="FileId">The photo.</param>
    /// <param name="Defects">What was found.</param>
    internal sealed record Seen(int Place, ChecklistZone Zone, bool Drawn, DateTimeOffset? SeenAt, Guid? FileId, IReadOnlyList<Defect> Defects);

    /// <param name="Colleagues">Who may be asked to put something right; only while the caller is walking.</param>
    internal sealed record View(Head Round, IReadOnlyList<Seen> Zones, bool Walking, IReadOnlyList<Colleague> Colleagues)
    {
        public int Items => Zones.Sum(z => z.Zone.Items.Count);

        /// <summary>Items of zones seen that were as they should be.</summary>
        public int Well => Zones.Where(z => z.SeenAt is not null).Sum(z => z.Zone.Items.Count - z.Defects.Count);
    }

    internal sealed record Colleague(Guid Id, string Name);

    public const string HeadSql = """
        select r.id, r.code, r.zones::text as zones, r.drawn, r.safety_hours, r.other_days, r.begun_at, r.by_person as by_id, p.name as by, r.done_at
        from   admin.rounds r join admin.people p on p.store_id = @store and p.id = r.by_person
        where  r.store_id = @store and r.id = @id
        """;

    private const string DefectsSql = $"{Defect.Shown} where d.round_id = @id order by d.zone, d.item";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await db.Row<Head>(HeadSql, new { id }, ct) is not { } head) return null;
        var (seen, defects) = await db.Both<Mark, Defect>($"select zone, at, file_id from admin.round_zones where store_id = @store and round_id = @id; {DefectsSql}", new { id, now = clock.GetUtcNow() }, ct);
        var marks = seen.ToDictionary(m => m.Zone);
        var walking = head.ById == caller.PersonId && (await calendar.Zone(ct)).DayOf(head.BegunAt) == await calendar.Today(ct);
        var colleagues = walking ? await db.Rows<Colleague>("select id, name from admin.people where store_id = @store and (left_on is null or left_on > @today) order by name", new { today = await calendar.Today(ct) }, ct) : [];
        return new(head,
            [.. head.Walked.Select((z, place) => new Seen(place, z, head.Drawn.Contains(place), marks.GetValueOrDefault(place)?.At, marks.GetValueOrDefault(place)?.FileId, [.. defects.Where(d => d.Zone == place)]))],
            walking, colleagues);
    }

    private sealed record Mark(int Zone, DateTimeOffset At, Guid? FileId);
}
