using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// The demo's appraisals: standards, a draft, and the sheets of the last two months with the figures of its own books, frozen like everybody's.
/// Written once the interviews of the buyers were heard.
/// </summary>
internal sealed class DemoAppraisals(Db db) : IDemo
{
    private const string StandardsSql = """
        insert into sales.appraisal_standards (store_id, id, position, begun_at, begun_by, from_month, published_at, published_by)
        select @store, s.id, s.position, @at, s.by, case when s.published then @from::date end, case when s.published then @at end, case when s.published then s.by end
        from   unnest(@ids, @positions, @bys, @published) as s(id, position, by, published)
        """;

    private const string SheetsSql = """
        insert into sales.appraisal_months (store_id, month, id, drawn_at) values (@store, @month, @monthId, @drawn);
        insert into sales.appraisals (store_id, id, month, person_id, position, standard_id, by_general, drawn_at)
        select @store, s.id, @month, s.person, s.position, s.standard, s.general, @drawn from unnest(@ids, @people, @positions, @standards, @generals) as s(id, person, position, standard, general)
        """;

    private const string HandSql = """
        insert into sales.appraisal_values (store_id, appraisal_id, number, value, note, own_value, set_at, set_by)
        select @store, v.sheet, v.number, v.value, v.note, v.own, case when v.note <> '' then @at end, case when v.note <> '' then v.by end
        from   unnest(@sheets, @numbers, @values::numeric[], @notes, @owns::numeric[], @bys) as v(sheet, number, value, note, own, by)
        """;

    private const string DoneSql = "update sales.appraisal_months set done_at = @at, done_by = @by where store_id = @store and month = @month";

    private const int FactsOfDays = 35;

    /// <summary>That a month was appraised is told with everything else of the story; its sheets follow once the interviews were heard.</summary>
    public Task Write(DemoStory story, CancellationToken ct)
    {
        var latest = Latest(story);
        if (story.Sales.Count > 0 && story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager)) is { } manager)
            foreach (var month in new[] { latest.AddMonths(-1), latest })
                if (Appraised(story, month) is { } done && story.Zone.DayOf(done.At) > story.Today.AddDays(-FactsOfDays)) db.Tell(new MonthAppraised(done.Id, month, done.At, manager.Id), done.Id);
        return Task.CompletedTask;
    }

    private static DateOnly Latest(DemoStory story) => new DateOnly(story.Today.Year, story.Today.Month, 1).AddMonths(story.Today.Day >= 3 ? -1 : -2);

    /// <summary>From the sixth on a month is appraised, since the fourth; before, half of it waits.</summary>
    private static (Guid Id, DateTimeOffset At)? Appraised(DemoStory story, DateOnly month) =>
        story.Today < month.AddMonths(1).AddDays(5) ? null : (MonthId(story, month), story.Zone.Instant(month.AddMonths(1).AddDays(3).ToDateTime(new TimeOnly(17, 45))));

    private static Guid MonthId(DemoStory story, DateOnly month) => DemoId.Of(new Random(story.Seed ^ month.DayNumber), story.Zone.Instant(month.AddMonths(1).ToDateTime(TimeOnly.MinValue)));

    /// <inheritdoc />
    public async Task After(DemoStory story, CancellationToken ct)
    {
        Guid? Holding(string position) => story.Staff.FirstOrDefault(p => p.Positions.Contains(position))?.Id;
        if (story.Sales.Count == 0 || Holding(Position.SalesManager) is not { } manager || Holding(Position.GeneralManager) is not { } general) return;
        var luck = new Random(story.Seed ^ 81);
        var latest = Latest(story);
        var standards = await Standards(story, latest.AddMonths(-4), manager, general, luck, ct);
        foreach (var month in new[] { latest.AddMonths(-1), latest }) await Month(story, month, standards, manager, general, luck, ct);
    }

    private async Task<Dictionary<string, (Guid Id, IReadOnlyList<Indicator> Lines)>> Standards(DemoStory story, DateOnly from, Guid manager, Guid general, Random luck, CancellationToken ct)
    {
        var at = story.Zone.Instant(from.ToDateTime(new TimeOnly(10, 30)));
        var written = new[] { Position.SalesConsultant, Position.ShowroomSupervisor, Position.SalesManager, Position.SalesConsultant }
            .Select((position, n) => (Id: DemoId.Of(luck, at), Position: position, Published: n < 3, Lines: position == Position.SalesManager ? Manager : UsualStandard.For(position))).ToArray();
        await db.Do(StandardsSql, new
        {
            at,
            from,
            ids = written.Select(s => s.Id).ToArray(),
            positions = written.Select(s => s.Position).ToArray(),
            bys = written.Select(s => s.Position == Position.SalesManager ? general : manager).ToArray(),
            published = written.Select(s => s.Published).ToArray(),
        }, ct);
        // The draft's weights do not sum to a hundred yet: somebody was called away.
        foreach (var (standard, line) in written.SelectMany(s => s.Lines.Select(l => (s, l))))
            await SetIndicator.Write(db, standard.Id, standard.Published || line.Number != 4 ? line : line with { Weight = 3 }, ct);
        return written.Where(s => s.Published).ToDictionary(s => s.Position, s => (s.Id, s.Lines));
    }

    private async Task Month(DemoStory story, DateOnly month, Dictionary<string, (Guid Id, IReadOnlyList<Indicator> Lines)> standards, Guid manager, Guid general, Random luck, CancellationToken ct)
    {
        var third = month.AddMonths(1).AddDays(2);
        var (drawn, scored) = (story.Zone.Instant(third.ToDateTime(new TimeOnly(0, 15))), story.Zone.Instant(third.AddDays(1).ToDateTime(new TimeOnly(16, 0))));
        var sheets = (from standard in standards
                      from person in story.Staff.Where(p => p.Positions.Contains(standard.Key)).OrderBy(p => p.Number, StringComparer.Ordinal)
                      select new DemoSheet(DemoId.Of(luck, drawn), person.Id, standard.Key, standard.Value.Id, standard.Value.Lines)).ToArray();
        await db.Do(SheetsSql, new
        {
            month,
            monthId = MonthId(story, month),
            drawn,
            ids = sheets.Select(s => s.Id).ToArray(),
            people = sheets.Select(s => s.Person).ToArray(),
            positions = sheets.Select(s => s.Position).ToArray(),
            standards = sheets.Select(s => s.Standard).ToArray(),
            generals = sheets.Select(s => s.ByGeneral).ToArray(),
        }, ct);
        await FreezeValues.Write(db,
            [.. from s in sheets from i in s.Lines where !i.ByHand select new FreezeValues.Wanted(s.Id, i.Number, IndicatorSource.Of(i.Source)!, s.Position == Position.SalesConsultant ? s.Person : null)],
            month, story.Zone, drawn, 3, ct);
        var whole = Appraised(story, month);
        var done = sheets.Where((s, n) => whole is not null || (story.Today > third.AddDays(1) && n % 2 == 0 && !s.ByGeneral)).ToArray();
        await Hand(story, sheets, done, scored, manager, general, luck, ct);
        var talk = new DemoTalk(db, story, luck, manager, general);
        foreach (var (sheet, n) in done.Select((s, n) => (s, n))) await talk.Write(sheet, month, n, scored.AddMinutes(7 * n), ct);
        if (whole is { } appraised) await db.Do(DoneSql, new { month, at = appraised.At, by = manager }, ct);
        else foreach (var sheet in sheets.Where(s => s.ByGeneral)) db.Tell(new ManagerSheetDrawn(sheet.Id, sheet.Person, drawn), sheet.Id);
    }

    private Task<int> Hand(DemoStory story, DemoSheet[] sheets, DemoSheet[] done, DateTimeOffset at, Guid manager, Guid general, Random luck, CancellationToken ct)
    {
        var hand = sheets.SelectMany(s => s.Lines.Where(i => i.ByHand).Select(i => (Sheet: s, Line: i, Done: done.Contains(s), Value: Entered(i, luck)))).ToArray();
        return db.Do(HandSql, new
        {
            at,
            sheets = hand.Select(h => h.Sheet.Id).ToArray(),
            numbers = hand.Select(h => h.Line.Number).ToArray(),
            values = hand.Select(h => h.Done ? h.Value : null).ToArray(),
            notes = hand.Select(h => h.Done && h.Value is not null ? story.Language == "en" ? "From the department's own record" : "部门台账" : "").ToArray(),
            owns = hand.Select(h => h.Line.OwnWord ? Math.Min(100, (h.Value ?? 80) + luck.Next(0, 12)) : (decimal?)null).ToArray(),
            bys = hand.Select(h => h.Sheet.ByGeneral ? general : manager).ToArray(),
        }, ct);
    }

    private static decimal? Entered(Indicator line, Random luck) => line.Rule switch
    {
        ScoringRule.Veto => null,
        ScoringRule.Deduct => luck.Next(4) == 0 ? 1 : 0,
        _ => decimal.Round(line.Floor!.Value + (line.Target!.Value - line.Floor.Value) * (decimal)(0.45 + luck.NextDouble() * 0.6)),
    };

    private static Indicator[] Manager =>
    [
        new(1, IndicatorSource.NameOf("deliveries").Zh, IndicatorSource.NameOf("deliveries").En, "deliveries", 40, ScoringRule.Linear, 20, 50, 60, null, null, null, false),
        new(2, IndicatorSource.NameOf("satisfaction").Zh, IndicatorSource.NameOf("satisfaction").En, "satisfaction", 20, ScoringRule.Linear, 750, 900, null, null, null, null, false),
        new(3, IndicatorSource.NameOf("contacts-on-time").Zh, IndicatorSource.NameOf("contacts-on-time").En, "contacts-on-time", 15, ScoringRule.Linear, 70, 95, null, null, null, null, false),
        new(4, "团队建设和培训", "Team and training", IndicatorSource.Hand, 15, ScoringRule.Linear, 0, 100, null, null, null, null, true),
        new(5, "厂家商务政策执行", "The maker's policies carried out", IndicatorSource.Hand, 10, ScoringRule.Linear, 0, 100, null, null, null, null, false),
    ];
}

/// <summary>A sheet of the demo.</summary>
internal sealed record DemoSheet(Guid Id, Guid Person, string Position, Guid Standard, IReadOnlyList<Indicator> Lines)
{
    public bool ByGeneral => Position == Dealership.Contracts.Position.SalesManager;
}
