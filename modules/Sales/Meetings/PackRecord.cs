using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>One version of a meeting's material: its figures, each the number of its frozen rows; a forecast is the sum of what was said.</summary>
[Needs(MeetingRights.See)]
internal sealed class PackRecord(Db db, IPeople people, ICalendar calendar) : IRead
{
    internal sealed record Row(Guid Id, DateOnly Day, string Kind, int Version, DateOnly OfDay, DateTimeOffset MadeAt, Guid? MadeBy, string Note, DateTimeOffset? ConfirmedAt, Guid? ConfirmedBy, Guid? MeetingId);

    /// <summary>Another version of the same material.</summary>
    internal sealed record Version(Guid Id, int Number, DateTimeOffset MadeAt, bool Confirmed);

    /// <param name="Figures">By code; a figure without rows is not among them.</param>
    internal sealed record View(Row Pack, string? MadeBy, string? ConfirmedBy, bool OfToday, IReadOnlyDictionary<string, int> Figures, IReadOnlyList<Version> Versions)
    {
        public int Of(string figure) => Figures.GetValueOrDefault(figure);

        public bool Latest => Versions.All(v => v.Number <= Pack.Version);
    }

    private const string Sql = """
        select p.id, p.day, p.kind, p.version, p.of_day, p.made_at, p.made_by, p.note, p.confirmed_at, p.confirmed_by,
               (select m.id from sales.meetings m where m.store_id = @store and m.day = p.day and m.kind = p.kind) as meeting_id
        from   sales.meeting_packs p where p.store_id = @store and p.id = @id;
        select figure as code, (case when figure = 'forecast' then sum(amount) else count(*) end)::int as number from sales.meeting_pack_rows where store_id = @store and pack_id = @id group by figure
        """;

    private const string VersionsSql = "select id, version as number, made_at, confirmed_at is not null as confirmed from sales.meeting_packs where store_id = @store and day = @day and kind = @kind order by version";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (packs, figures) = await db.Both<Row, Figure>(Sql, new { id }, ct);
        if (packs is not [var pack]) return null;
        var names = await people.Named([.. new[] { pack.MadeBy, pack.ConfirmedBy }.OfType<Guid>().Distinct()], ct);
        return new(pack, Name(pack.MadeBy), Name(pack.ConfirmedBy), pack.Day == await calendar.Today(ct), figures.ToDictionary(f => f.Code, f => f.Number),
            await db.Rows<Version>(VersionsSql, new { pack.Day, pack.Kind }, ct));

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who)?.Name : null;
    }

    private sealed record Figure(string Code, int Number);
}
