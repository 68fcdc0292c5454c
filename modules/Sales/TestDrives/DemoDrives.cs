using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.TestDrives;

/// <summary>The demo's test cars, their mornings and their drives. The showroom is written before.</summary>
internal sealed class DemoDrives(Db db)
{
    private const int Cars = 4;
    private const int Months = -120;
    private const int FactsOfDays = 15;

    private const string CameSql = """
        select v.id as visit_id, c.id as card_id, c.customer_id, c.consultant_id, v.arrived_at, c.closed_at is null as open
        from   sales.visits v join sales.cards c on c.store_id = @store and c.id = v.card_id
        where  v.store_id = @store and v.day >= @since order by v.arrived_at, v.id
        """;

    private const string CarsSql = """
        insert into sales.test_cars (store_id, id, number, vin, plate, model_code, insured_until, inspected_until, keeper_id, odometer_km, added_at, added_by)
        select @store, c.id, c.number, c.vin, c.plate, c.model, @today::date + 40 * c.number::int, @today::date + case when c.number = @last then -3 else 95 * c.number::int end, c.keeper, c.km, @added, @supervisor
        from   unnest(@ids, @vins, @plates, @models, @keepers, @kms) with ordinality as c(id, vin, plate, model, keeper, km, number)
        """;

    private const string DrivesSql = """
        insert into sales.test_car_slots (store_id, id, car_id, car_number, from_at, until_at, freed_at)
        select @store, d.id, d.car, d.number, d.from_at, d.until_at, coalesce(d.returned, d.cancelled)
        from   unnest(@ids, @cars, @numbers, @froms::timestamptz[], @untils::timestamptz[], @returneds::timestamptz[], @cancelleds::timestamptz[]) as d(id, car, number, from_at, until_at, returned, cancelled);
        insert into sales.test_drives (store_id, id, card_id, customer_id, consultant_id, visit_id, arranged_at, arranged_by, cancelled_at, cancelled_by, cancelled_why, started_at, started_by, licence_kind, licence_tail, licence_until,
               scanned, odometer_before, fuel_before, returned_at, returned_by, odometer_after, fuel_after, damage_inside, damage_outside, damage_note, satisfaction, outlook)
        select @store, d.id, d.card, d.customer, d.consultant, d.visit, d.arranged, d.consultant, d.cancelled, case when d.cancelled is not null then d.consultant end, case when d.cancelled is not null then @why end,
               case when d.returned is not null then d.from_at end, case when d.returned is not null then d.consultant end, case when d.returned is not null then 'C1' end, case when d.returned is not null then right(d.before::text, 4) end,
               case when d.returned is not null then @today::date + 900 end, d.returned is not null and d.scanned, case when d.returned is not null then d.before end, case when d.returned is not null then d.fuel end,
               d.returned, case when d.returned is not null then d.consultant end, case when d.returned is not null then d.after end, case when d.returned is not null then d.fuel - 3 end,
               case when d.returned is not null then false end, case when d.returned is not null then d.damage end, case when d.returned is not null and d.damage then @scratch end,
               case when d.returned is not null then d.satisfaction end, case when d.returned is not null then d.outlook end
        from   unnest(@ids, @cards, @customers, @consultants, @visits, @arrangeds::timestamptz[], @froms::timestamptz[], @returneds::timestamptz[], @cancelleds::timestamptz[], @scanneds, @befores, @afters, @fuels, @damages, @satisfactions, @outlooks)
               as d(id, card, customer, consultant, visit, arranged, from_at, returned, cancelled, scanned, before, after, fuel, damage, satisfaction, outlook)
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        var sellers = story.Staff.Where(p => p.Positions.Contains(Position.SalesConsultant)).Select(p => p.Id).ToArray();
        var models = story.Stock.Select(v => v.ModelCode).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (sellers.Length < 2 || models.Length == 0 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.ShowroomSupervisor)) is not { } supervisor) return;
        var visits = await db.Rows<DemoDrive.Came>(CameSql, new { since = story.Today.AddDays(Months) }, ct);
        var drives = DemoDrive.Of(story, visits, Cars);
        var luck = new Random(story.Seed ^ 90);
        var cars = Enumerable.Range(0, Cars).Select(n => (
            Id: DemoId.Of(luck, story.Zone.Instant(story.Today.AddDays(Months - 30 + n).ToDateTime(new TimeOnly(9, 0)))), Number: n + 1, Model: models[n % models.Length],
            Keeper: n < 2 ? supervisor.Id : sellers[n - 2], Km: drives.Where(d => d.Car == n).Select(d => d.After).DefaultIfEmpty(2400).Max())).ToArray();
        await db.Do(CarsSql, new
        {
            today = story.Today,
            last = Cars,
            added = story.Zone.Instant(story.Today.AddDays(Months - 30).ToDateTime(new TimeOnly(9, 0))).UtcDateTime,
            supervisor = supervisor.Id,
            ids = cars.Select(c => c.Id).ToArray(),
            vins = cars.Select(c => $"{story.Stock.First(v => v.ModelCode == c.Model).Vin[..11]}9{c.Number:00000}").ToArray(),
            plates = cars.Select(c => $"沪A{71650 + (c.Number * 117)}").ToArray(),
            models = cars.Select(c => c.Model).ToArray(),
            keepers = cars.Select(c => c.Keeper).ToArray(),
            kms = cars.Select(c => c.Km).ToArray(),
        }, ct);
        await db.Do(DrivesSql, new
        {
            today = story.Today,
            why = story.Language == "en" ? "Came without his licence" : "客户没带驾照",
            scratch = story.Language == "en" ? "Scratch on the rear bumper" : "后保险杠轻微划痕",
            ids = drives.Select(d => d.Id).ToArray(),
            cars = drives.Select(d => cars[d.Car].Id).ToArray(),
            numbers = drives.Select(d => d.Car + 1).ToArray(),
            froms = drives.Select(d => d.From.UtcDateTime).ToArray(),
            untils = drives.Select(d => d.Until.UtcDateTime).ToArray(),
            returneds = drives.Select(d => d.ReturnedAt?.UtcDateTime).ToArray(),
            cancelleds = drives.Select(d => d.CancelledAt?.UtcDateTime).ToArray(),
            cards = drives.Select(d => d.Card).ToArray(),
            customers = drives.Select(d => d.Customer).ToArray(),
            consultants = drives.Select(d => d.Consultant).ToArray(),
            visits = drives.Select(d => d.Visit).ToArray(),
            arrangeds = drives.Select(d => d.ArrangedAt.UtcDateTime).ToArray(),
            scanneds = drives.Select(d => d.Scanned).ToArray(),
            befores = drives.Select(d => d.Before).ToArray(),
            afters = drives.Select(d => d.After).ToArray(),
            fuels = drives.Select(d => d.Fuel).ToArray(),
            damages = drives.Select(d => d.Damage).ToArray(),
            satisfactions = drives.Select(d => d.Satisfaction).ToArray(),
            outlooks = drives.Select(d => d.Outlook).ToArray(),
        }, ct);
        foreach (var d in drives.Where(d => story.Zone.DayOf(d.From) > story.Today.AddDays(-FactsOfDays)))
        {
            db.Tell(new TestDriveArranged(d.Id, d.Card, d.Consultant, d.From, d.ArrangedAt), d.Id);
            if (d.CancelledAt is { } off) db.Tell(new TestDriveCancelled(d.Id, off), d.Id);
            if (d.ReturnedAt is { } back) db.Tell(new TestDriveDone(d.Id, d.Card, d.Visit, cars[d.Car].Id, cars[d.Car].Model, d.Consultant, d.Scanned, back, d.Consultant), d.Id);
        }
        await new DemoTestCars(db).Write(story, [.. cars.Select(c => (c.Id, c.Number, c.Keeper))], supervisor.Id, ct);
    }
}
