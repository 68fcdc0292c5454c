using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>
/// A report: what was confirmed, as it stood then, every version of it and what the manager said. Before that, and while its own consultant
/// may still confirm it, what it would say now. Somebody else's is seen by whoever oversees.
/// </summary>
[Needs(ReportRights.See)]
internal sealed class ReportRecord(Db db, Caller caller, TimeProvider clock, IPeople people, ReportFigures figures, ReportLines lines) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, DateOnly Day, Guid ConsultantId, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset? ExcusedAt, Guid? ExcusedBy, string? ExcusedWhy);

    /// <summary>One that was handed in.</summary>
    internal sealed record Version(Guid Id, int Number, string Remark, DateTimeOffset ConfirmedAt, DateTimeOffset? DecidedAt, string? DecidedBy, bool? Returned, string? Instruction);

    /// <param name="Report">The report.</param>
    /// <param name="Consultant">Whose.</param>
    /// <param name="ExcusedBy">Who let him off.</param>
    /// <param name="Versions">Latest first.</param>
    /// <param name="Figures">Of the latest version; before there is one, as they stand now.</param>
    /// <param name="Lines">As the figures.</param>
    /// <param name="Changed">What has happened since would change it.</param>
    /// <param name="Confirms">Whoever looks may hand it in, now or from <paramref name="OpensAt"/> on.</param>
    /// <param name="Checks">Whoever looks may check it.</param>
    /// <param name="OpensAt">From when it may be handed in; nothing once that has come.</param>
    internal sealed record View(
        Row Report, string? Consultant, string? ExcusedBy, IReadOnlyList<Version> Versions, ReportFigures.Row Figures, IReadOnlyList<ReportLines.Line> Lines, bool Changed, bool Confirms, bool Checks, DateTimeOffset OpensAt)
    {
        public Version? Latest => Versions.Count == 0 ? null : Versions[0];
    }

    private const string Sql = """
        select id, day, consultant_id, opens_at, due_at, excused_at, excused_by, excused_why from sales.daily_reports
        where  store_id = @store and id = @id and (@only::uuid is null or consultant_id = @only);
        select v.id, v.number, v.remark, v.confirmed_at, v.decided_at, v.decided_by, v.returned, v.instruction
        from   sales.report_versions v where v.store_id = @store and v.report_id = @id order by v.number desc
        """;

    private const string FrozenSql = $"select {ReportFigures.Columns} from sales.report_versions where store_id = @store and id = @version";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (found, versions) = await db.Both<Row, Kept>(Sql, new { id, only = ReportView.Only(caller, null) }, ct);
        if (found is not [var report]) return null;
        var names = await people.Named([.. versions.Select(v => v.DecidedBy).Append(report.ExcusedBy).Append(report.ConsultantId).OfType<Guid>().Distinct()], ct);
        var (latest, args) = (versions.Count == 0 ? null : versions[0], await figures.On(report.Day, report.ConsultantId, ct));
        var mine = report.ConsultantId == caller.PersonId && report.ExcusedAt is null && latest?.Returned != false && caller.May(ReportRights.Confirm);
        var frozen = latest is null ? null : await db.Row<ReportFigures.Row>(FrozenSql, new { version = latest.Id }, ct);
        var now = frozen is null || mine ? await figures.Read(args, ct) : frozen;
        // Whoever corrects a returned one looks at what he will hand in.
        var live = frozen is null || (mine && latest!.Returned == true);
        return new(report, Name(report.ConsultantId), Name(report.ExcusedBy),
            [.. versions.Select(v => new Version(v.Id, v.Number, v.Remark, v.ConfirmedAt, v.DecidedAt, Name(v.DecidedBy), v.Returned, v.Instruction))],
            live ? now : frozen!, live ? await lines.Live(args, ct) : await lines.Frozen(latest!.Id, ct), frozen is not null && now != frozen, mine,
            latest is { Returned: null } && report.ConsultantId != caller.PersonId && caller.May(ReportRights.Check), report.OpensAt > clock.GetUtcNow() ? report.OpensAt : default);

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who)?.Name : null;
    }

    private sealed record Kept(Guid Id, int Number, string Remark, DateTimeOffset ConfirmedAt, DateTimeOffset? DecidedAt, Guid? DecidedBy, bool? Returned, string? Instruction);
}
