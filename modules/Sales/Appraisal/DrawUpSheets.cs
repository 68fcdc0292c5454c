using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// Draws up last month's sheets (考评表) once its figures are to be frozen: one for each holder of a position with a standard in force that
/// month. A position is drawn up once; the sales manager's own sheet is the general manager's to assess.
/// </summary>
internal sealed class DrawUpSheets(Db db, TimeProvider clock, ICalendar calendar, IPeople people, StaffTerms terms) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(15);

    private const string StandardsSql = """
        select distinct on (s.position) s.id, s.position from sales.appraisal_standards s
        where  s.store_id = @store and s.from_month <= @month
          and  not exists (select 1 from sales.appraisals a where a.store_id = @store and a.month = @month and a.position = s.position)
        order  by s.position, s.from_month desc, s.published_at desc
        """;

    private const string IndicatorsSql = $"select {Indicator.Columns} from sales.appraisal_indicators i where i.store_id = @store and i.standard_id = @standard order by i.number";

    private const string SheetsSql = """
        insert into sales.appraisal_months (store_id, month, id, drawn_at) values (@store, @month, @monthId, @now) on conflict do nothing;
        insert into sales.appraisals (store_id, id, month, person_id, position, standard_id, by_general, drawn_at)
        select @store, s.id, @month, s.person, @position, @standard, s.general, @now from unnest(@ids, @people, @generals) as s(id, person, general)
        """;

    private const string HandSql = """
        insert into sales.appraisal_values (store_id, appraisal_id, number) select @store, s.id, n.number from unnest(@ids) as s(id) cross join unnest(@hand) as n(number)
        """;

    public async Task Run(CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        if (today.Day < await terms.Of(StaffTerms.Freeze, ct)) return;
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        foreach (var standard in await db.Rows<Standard>(StandardsSql, new { month }, ct)) await Draw(standard, month, ct);
    }

    private async Task Draw(Standard standard, DateOnly month, CancellationToken ct)
    {
        if (await people.Holding(standard.Position, ct) is not { Count: > 0 } holders) return;
        var (now, zone) = (clock.GetUtcNow(), await calendar.Zone(ct));
        var indicators = await db.Rows<Indicator>(IndicatorsSql, new { standard = standard.Id }, ct);
        var sheets = holders.Select(p => (Id: Guid.CreateVersion7(now), Person: p.Id, General: p.Positions.Contains(Position.SalesManager))).ToArray();
        await db.Do(SheetsSql, new
        {
            month,
            monthId = Guid.CreateVersion7(now),
            now,
            position = standard.Position,
            standard = standard.Id,
            ids = sheets.Select(s => s.Id).ToArray(),
            people = sheets.Select(s => s.Person).ToArray(),
            generals = sheets.Select(s => s.General).ToArray(),
        }, ct);
        await db.Do(HandSql, new { ids = sheets.Select(s => s.Id).ToArray(), hand = indicators.Where(i => i.ByHand).Select(i => i.Number).ToArray() }, ct);
        var leads = standard.Position is Position.SalesManager or Position.ShowroomSupervisor;
        await FreezeValues.Write(db,
            [.. from sheet in sheets from i in indicators where !i.ByHand select new FreezeValues.Wanted(sheet.Id, i.Number, IndicatorSource.Of(i.Source)!, leads ? null : sheet.Person)],
            month, zone, now, await terms.Of(StaffTerms.Interviews, ct), ct);
        foreach (var sheet in sheets.Where(s => s.General)) db.Tell(new ManagerSheetDrawn(sheet.Id, sheet.Person, now), sheet.Id);
    }

    private sealed record Standard(Guid Id, string Position);
}
