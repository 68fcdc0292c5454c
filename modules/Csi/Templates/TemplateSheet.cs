using Dealership.Contracts.Admin;
using Dealership.Csi.Settings;
using Dealership.Plugin;

namespace Dealership.Csi.Templates;

/// <summary>A version of the questionnaire with its weights and use, all versions beside it, and the lines in force.</summary>
[Needs(Rights.SeeTemplates)]
internal sealed class TemplateSheet(Db db, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>A version and how many buyers were sampled with it.</summary>
    internal sealed record Edition(int Version, string Note, DateTimeOffset MadeAt, Guid MadeBy, int Sampled);

    internal sealed record View(Template Template, IReadOnlyList<(Edition Edition, string? By)> Editions, Setting Lines, IReadOnlyList<Setting> Coming);

    private const string Sql = """
        select t.version, t.note, t.made_at, t.made_by,
               (select count(*) from csi.surveys s where s.store_id = @store and s.template_version = t.version)::int as sampled
        from   csi.templates t where t.store_id = @store order by t.version desc;
        select since, days_after, due_days, item_line, factor_line, index_line, answer_hours, close_hours, link_days
        from   csi.settings where store_id = @store and since > @today order by since
        """;

    /// <summary>This version, or the one in force.</summary>
    public async Task<View> Show(int? version, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var (editions, coming) = await db.Both<Edition, Setting>(Sql, new { today }, ct);
        var names = await people.Named([.. editions.Select(e => e.MadeBy).Distinct()], ct);
        var asked = editions.FirstOrDefault(e => e.Version == version)?.Version ?? editions.FirstOrDefault()?.Version ?? 0;
        return new(await Template.Load(db, asked, ct), [.. editions.Select(e => (e, names.GetValueOrDefault(e.MadeBy)?.Name))], await Setting.On(db, today, ct), coming);
    }
}
