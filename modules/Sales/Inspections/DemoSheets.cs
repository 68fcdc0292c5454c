using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Inspections;

/// <summary>The demo's inspection sheets: one for each vehicle inspected in the last weeks, one that was left with a safety item open.</summary>
internal sealed class DemoSheets(Db db)
{
    private const int SheetsOfDays = 30;

    private const string Sql = """
        insert into sales.pdi_sheets (store_id, id, vehicle_id, begun_at, begun_by, finished_at, finished_by)
        select @store, s.id, s.vehicle, s.at - interval '50 minutes', @by, case when s.done then s.at end, case when s.done then @by end from unnest(@ids, @vehicles, @ats::timestamptz[], @dones) as s(id, vehicle, at, done);
        insert into sales.pdi_results (store_id, sheet_id, item, result, safety, note, at, by_person)
        select @store, r.sheet, r.item, r.result, r.safety, r.note, r.at, @by from unnest(@sheets, @items, @results, @safeties, @notes, @times::timestamptz[]) as r(sheet, item, result, safety, note, at);
        update sales.inspections i set sheet_id = s.id from unnest(@ids, @vehicles, @dones) as s(id, vehicle, done) where i.store_id = @store and i.vehicle_id = s.vehicle and s.done
        """;

    private static readonly (string Item, Text Note)[] Repairs =
    [
        ("paint", new("右前门小划痕，已抛光", "Small scratch on the right door, polished")), ("pressure", new("胎压偏高，已调", "Pressure was high, set")),
        ("films", new("门槛保护膜漏拆，已拆", "A film was left on the sill, removed")), ("fluids", new("玻璃水不足，已加", "Washer was low, filled")),
    ];

    public async Task Write(DemoStory story, IReadOnlyList<DemoDeals.Deal> deals, CancellationToken ct)
    {
        var (luck, now) = (new Random(story.Seed ^ 911), story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(9, 0))));
        var by = story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.ShowroomSupervisor))?.Id ?? Guid.Empty;
        var passed = deals.Where(d => d.Stage == DemoDeals.Ready && d.LeftAt > now.AddDays(-SheetsOfDays)).Select(d => (d.Sale.Vehicle.Id, At: d.LeftAt.AddHours(-1), Done: true));
        var begun = deals.Where(d => d.Stage == DemoDeals.Released).Take(1).Select(d => (d.Sale.Vehicle.Id, At: now.AddDays(-1), Done: false));
        var sheets = passed.Concat(begun).Select(s => (Id: Showroom.DemoId.Of(luck, s.At), Vehicle: s.Id, s.At, s.Done)).ToArray();
        var seen = sheets.SelectMany(s => Looked(s.Id, s.At, s.Done, story.Language == "en", luck)).ToArray();
        await db.Do(Sql, new
        {
            by,
            ids = sheets.Select(s => s.Id).ToArray(),
            vehicles = sheets.Select(s => s.Vehicle).ToArray(),
            ats = sheets.Select(s => s.At.UtcDateTime).ToArray(),
            dones = sheets.Select(s => s.Done).ToArray(),
            sheets = seen.Select(r => r.Sheet).ToArray(),
            items = seen.Select(r => r.Item.Code).ToArray(),
            results = seen.Select(r => r.Result).ToArray(),
            safeties = seen.Select(r => r.Item.Safety).ToArray(),
            notes = seen.Select(r => r.Note).ToArray(),
            times = seen.Select(r => r.At.UtcDateTime).ToArray(),
        }, ct);
    }

    private static IEnumerable<(Guid Sheet, SheetItems.Item Item, string Result, string? Note, DateTimeOffset At)> Looked(Guid sheet, DateTimeOffset at, bool done, bool english, Random luck)
    {
        var repaired = luck.Next(3) == 0 ? Repairs[luck.Next(Repairs.Length)] : default;
        foreach (var (group, place) in SheetItems.All.Select((g, i) => (g, i)).Take(done ? SheetItems.All.Count : 4))
            foreach (var item in group.Items)
            {
                var open = !done && item.Code == "tread";
                yield return (sheet, item, open ? Result.Open : done && item.Code == repaired.Item ? Result.Repaired : Result.Fine,
                    open ? english ? "Bulge on the left front tyre, a new one is ordered" : "左前胎侧鼓包，已订新胎" : done && item.Code == repaired.Item ? english ? repaired.Note.En : repaired.Note.Zh : null, at.AddMinutes(place * 4 - 49));
            }
    }
}
