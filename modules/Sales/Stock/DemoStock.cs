using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Resources;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Stock;

/// <summary>
/// The demo's stock: where each vehicle stands, its check, its keys; a damaged and two display cars; aged ones decided on but for the last;
/// funds of a month, weekly checks and counts. The two that came last wait for their check, this week's look is half done.
/// </summary>
internal sealed class DemoStock(Db db)
{
    private const int FactsOfDays = 21, Weeks = 5, Months = 3;

    private const string CarsSql = """
        update sales.vehicles set factory_on = received_on - 7 - ascii(right(vin, 1)) % 25 where store_id = @store;
        insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, place, at, by_person)
        select @store, md5(c.id || 'came')::uuid, c.id, 'received', null, c.at, @keeper from unnest(@ids, @ats::timestamptz[], @places) as c(id, at, place)
        union all
        select @store, md5(c.id || 'place')::uuid, c.id, 'moved', c.place, c.at + interval '2 hours', @keeper from unnest(@ids, @ats::timestamptz[], @places) with ordinality as c(id, at, place, n) where c.n > @unchecked;
        insert into sales.inbound_checks (store_id, id, vehicle_id, faults, odometer, at, by_person)
        select @store, md5(c.id || 'check')::uuid, c.id, '{}', 3 + c.n % 9, c.at + interval '2 hours', @keeper from unnest(@ids, @ats::timestamptz[]) with ordinality as c(id, at, n) where c.n > @unchecked;
        insert into sales.custody (store_id, id, vehicle_id, item, holder, at, by_person)
        select @store, md5(c.id || i.item)::uuid, c.id, i.item, case when i.item in ('certificate', 'consistency', 'spare-key') then 'finance' else 'warehouse' end, c.at + interval '2 hours', @keeper
        from   unnest(@ids, @ats::timestamptz[]) with ordinality as c(id, at, n) cross join unnest(@items) as i(item) where c.n > @unchecked
        """;

    private const string SideSql = """
        insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, note, at, by_person)
        select @store, md5(c.id || c.kind)::uuid, c.id, c.kind, c.note, c.at, @keeper from unnest(@ids, @kinds, @notes, @ats::timestamptz[]) as c(id, kind, note, at)
        """;

    private const string AgedSql = """
        insert into sales.ageings (store_id, id, vehicle_id, band, entered_on, told_at, decision, note, wish, decided_at, decided_by)
        select @store, g.id, g.vehicle, g.band, g.at::date, g.at, g.decision, g.note, g.wish, g.decided, case when g.decided is not null then case when g.band = 'red' then @general else @manager end end
        from   unnest(@ids, @vehicles, @bands, @ats::timestamptz[], @decisions, @notes, @wishes::numeric[], @decideds::timestamptz[]) as g(id, vehicle, band, at, decision, note, wish, decided)
        """;

    private const string FundsSql = """
        insert into sales.funds (store_id, id, day, pledged, unpledged, account, needed, at, by_person)
        select @store, md5('funds' || @store || f.day)::uuid, f.day::date, f.pledged, f.unpledged, f.account, f.needed, f.day::date + time '01:30', @manager from unnest(@days, @pledgeds, @unpledgeds, @accounts, @neededs) as f(day, pledged, unpledged, account, needed)
        """;

    private const string WeekSql = """
        insert into sales.week_checks (store_id, id, begun_at, begun_by, closed_at, closed_by) select @store, @id, @at - interval '2 hours', @keeper, @closed::timestamptz, case when @closed::timestamptz is not null then @keeper::uuid end;
        insert into sales.week_check_cars (store_id, check_id, vehicle_id, fault, at, by_person)
        select @store, @id, c.id, case when c.n = @ill then @fault end, @at - interval '1 minute' * c.n, @keeper from unnest(@cars) with ordinality as c(id, n)
        """;

    private const string TakeSql = """
        insert into sales.stock_takes (store_id, id, begun_at, begun_by, closed_at, closed_by) values (@store, @id, @at - interval '3 hours', @keeper, @at, @keeper);
        insert into sales.stock_take_cars (store_id, take_id, vin, vehicle_id, expected, found_at, found_by, reason)
        select @store, @id, c.vin, c.id, true, case when c.n <> @missing then @at - interval '2 hours' end, case when c.n <> @missing then @keeper end, case when c.n = @missing then @reason end
        from   unnest(@cars, @vins) with ordinality as c(id, vin, n)
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        Guid? Who(string position) => story.Staff.FirstOrDefault(p => p.Positions.Contains(position))?.Id;
        if (Who(Position.ShowroomSupervisor) is not { } keeper || Who(Position.SalesManager) is not { } manager || Who(Position.GeneralManager) is not { } general || story.Stock.Count < 10) return;
        var luck = new Random(story.Seed ^ 71);
        await Cars(story, keeper, ct);
        await Side(story, keeper, ct);
        await Aged(story, luck, manager, general, ct);
        await Funds(story, luck, manager, ct);
        await Looked(story, luck, keeper, ct);
        await Counted(story, luck, keeper, ct);
        await new DemoResources(db).Write(story, luck, manager, general, ct);
    }

    private async Task Cars(DemoStory story, Guid keeper, CancellationToken ct)
    {
        var cars = story.Stock.Concat(story.Sales.Where(s => s.HandedOverAt is null).Select(s => s.Vehicle)).OrderByDescending(v => v.ReceivedOn).ThenBy(v => v.Id).ToArray();
        var ats = cars.Select(v => At(story, v.ReceivedOn, 10)).ToArray();
        const int Unchecked = 2;
        await db.Do(CarsSql, new
        {
            keeper,
            @unchecked = Unchecked,
            ids = cars.Select(v => v.Id).ToArray(),
            ats = ats.Select(a => a.UtcDateTime).ToArray(),
            places = cars.Select((_, i) => $"{"ABC"[i % 3]}{(story.Language == "en" ? "-" : "区")}{i / 3 + 1}").ToArray(),
            items = Custody.Items.Select(i => i.Code).ToArray(),
        }, ct);
        for (var i = 0; i < cars.Length; i++)
        {
            if (cars[i].ReceivedOn < story.Today.AddDays(-FactsOfDays)) break;
            // The two that came last came this morning, as far as the desk is concerned.
            var at = i < Unchecked ? At(story, story.Today, 8) : ats[i];
            db.Tell(new VehicleReceived(cars[i].Id, at, keeper), cars[i].Id);
            if (i >= Unchecked) db.Tell(new VehicleCheckedIn(cars[i].Id, cars[i].Id, false, at.AddHours(2), keeper), cars[i].Id);
        }
    }

    private Task<int> Side(DemoStory story, Guid keeper, CancellationToken ct)
    {
        var cars = story.Stock.Where(v => v.ReceivedOn < story.Today.AddDays(-5) && v.ReceivedOn > story.Today.AddDays(-60)).Take(3).ToArray();
        string[] kinds = ["display", "display", "damaged"];
        return db.Do(SideSql, new
        {
            keeper,
            ids = cars.Select(v => v.Id).ToArray(),
            kinds = kinds.Take(cars.Length).ToArray(),
            notes = new[] { null, null, story.Language == "en" ? "Left front door dented while parking" : "移库时左前门碰凹，已报保险" }.Take(cars.Length).ToArray(),
            ats = cars.Select((_, i) => At(story, story.Today.AddDays(-4), 9 + i).UtcDateTime).ToArray(),
        }, ct);
    }

    private sealed record Entry(Guid Id, DemoVehicle Car, string Band, DateTimeOffset At, string? Decision, DateTimeOffset? Decided);

    private async Task Aged(DemoStory story, Random luck, Guid manager, Guid general, CancellationToken ct)
    {
        var entries = new List<Entry>();
        foreach (var car in story.Stock)
            foreach (var (band, after) in new[] { (AgeBand.Yellow, 60), (AgeBand.Orange, 90), (AgeBand.Red, 180) })
            {
                var entered = car.ReceivedOn.AddDays(after + 1);
                if (entered > story.Today) break;
                var (at, last) = (At(story, entered, 7), (band == AgeBand.Yellow ? 91 : band == AgeBand.Orange ? 181 : int.MaxValue) + car.ReceivedOn.DayNumber > story.Today.DayNumber);
                // What entered in the last days is still to be decided, and so is what is red.
                var open = last && (entered > story.Today.AddDays(-4) || band == AgeBand.Red);
                entries.Add(new(DemoId.Of(luck, at), car, band, at, open ? null : luck.Next(4) switch { 0 => "swap", 1 => "discount", 2 => "keep", _ => "promotion" }, open ? null : at.AddHours(luck.Next(3, 30))));
            }
        var say = story.Language == "en";
        await db.Do(AgedSql, new
        {
            manager,
            general,
            ids = entries.Select(e => e.Id).ToArray(),
            vehicles = entries.Select(e => e.Car.Id).ToArray(),
            bands = entries.Select(e => e.Band).ToArray(),
            ats = entries.Select(e => e.At.UtcDateTime).ToArray(),
            decisions = entries.Select(e => e.Decision).ToArray(),
            notes = entries.Select(e => e.Decision switch { null => null, "swap" => say ? "Offered to the other store for a white one" : "与城东店换一台珍珠白", "discount" => say ? "Until the month's end" : "月底前清掉", "keep" => say ? "An order is expected" : "有客户在谈，保留两周", _ => say ? "Into the weekend's campaign" : "放进周末团购会" }).ToArray(),
            wishes = entries.Select(e => e.Decision == "discount" ? 5000m : (decimal?)null).ToArray(),
            decideds = entries.Select(e => e.Decided?.UtcDateTime).ToArray(),
        }, ct);
        foreach (var e in entries.Where(e => e.Decided is null || e.At > At(story, story.Today.AddDays(-FactsOfDays), 0)))
        {
            // An open one is told as seen this morning: nothing lies on the general manager's desk for months.
            db.Tell(new VehicleAged(e.Id, e.Car.Id, e.Band, e.Decided is null && e.At < At(story, story.Today.AddDays(-4), 0) ? At(story, story.Today, 7) : e.At), e.Id);
            if (e.Decided is { } decided) db.Tell(new AgedVehicleDecided(e.Id, e.Decision!, decided, e.Band == AgeBand.Red ? general : manager), e.Id);
        }
    }

    private Task<int> Funds(DemoStory story, Random luck, Guid manager, CancellationToken ct)
    {
        var days = Enumerable.Range(1, 30).Select(n => story.Today.AddDays(-n)).Where(d => d.DayOfWeek is not DayOfWeek.Sunday).ToArray();
        return db.Do(FundsSql, new
        {
            manager,
            days = days.Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            pledgeds = days.Select(_ => 3_000_000m + luck.Next(0, 90) * 10_000m).ToArray(),
            unpledgeds = days.Select(_ => 800_000m + luck.Next(0, 60) * 10_000m).ToArray(),
            accounts = days.Select(_ => 500_000m + luck.Next(0, 80) * 10_000m).ToArray(),
            neededs = days.Select(_ => 700_000m + luck.Next(0, 50) * 10_000m).ToArray(),
        }, ct);
    }

    /// <summary>The last Fridays' checks, and this week's half done.</summary>
    private async Task Looked(DemoStory story, Random luck, Guid keeper, CancellationToken ct)
    {
        var friday = story.Today.AddDays(-(((int)story.Today.DayOfWeek + 2) % 7) - (story.Today.DayOfWeek == DayOfWeek.Friday ? 7 : 0));
        foreach (var at in Enumerable.Range(0, Weeks).Select(n => At(story, friday.AddDays(-7 * (Weeks - 1 - n)), 16)))
        {
            var id = DemoId.Of(luck, at);
            await Check(story, id, at, at, story.Stock.Where(v => v.ReceivedOn < story.Zone.DayOf(at)), keeper, ct);
            db.Tell(new StockChecked(id, at, keeper), id);
        }
        var now = At(story, story.Today, 8);
        await Check(story, DemoId.Of(luck, now), now, null, story.Stock.Where(v => v.ReceivedOn < story.Today).Take(story.Stock.Count / 2), keeper, ct);
    }

    private Task<int> Check(DemoStory story, Guid id, DateTimeOffset at, DateTimeOffset? closed, IEnumerable<DemoVehicle> cars, Guid keeper, CancellationToken ct) =>
        db.Do(WeekSql, new { id, at, closed, keeper, ill = 1 + at.Day % 5, fault = story.Language == "en" ? "Tyre pressure low" : "右后胎压不足，已补气", cars = cars.Select(v => v.Id).ToArray() }, ct);

    private async Task Counted(DemoStory story, Random luck, Guid keeper, CancellationToken ct)
    {
        for (var n = Months; n > 0; n--)
        {
            var day = new DateOnly(story.Today.Year, story.Today.Month, 1).AddMonths(1 - n).AddDays(-1);
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
            var at = At(story, day, 16);
            var cars = story.Stock.Where(v => v.ReceivedOn < day).ToArray();
            if (cars.Length == 0) continue;
            var id = DemoId.Of(luck, at);
            await db.Do(TakeSql, new { id, at, keeper, missing = n == 1 ? 2 : 0, reason = story.Language == "en" ? "At the car show, came back the day after" : "在车展现场，次日已回库", cars = cars.Select(v => v.Id).ToArray(), vins = cars.Select(v => v.Vin).ToArray() }, ct);
            db.Tell(new StockTaken(id, at, keeper), id);
        }
    }

    private static DateTimeOffset At(DemoStory story, DateOnly day, int hour) => story.Zone.Instant(day.ToDateTime(new TimeOnly(hour, 0)));
}
