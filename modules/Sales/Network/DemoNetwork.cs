using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Network;

/// <summary>The demo's secondary network: three dealers at work, one that is being won and one that ended. Every eighth car of the last half year was sold there.</summary>
internal sealed class DemoNetwork(Db db)
{
    /// <summary>A dealer of the demo, begun so many days ago; the last of them pays part of its deposit back and is over it.</summary>
    internal sealed record Dealer(Guid Id, Text Name, string Licence, Text Owner, Text Address, int Limit, int Target, decimal Deposit, int Days, int Standing, int Manner)
    {
        public DateTimeOffset Started(DateTimeOffset now) => now.AddDays(-Days);
    }

    internal sealed record Placed(Guid Id, Dealer Dealer, Guid Vehicle, DateTimeOffset At, DateTimeOffset? SoldAt, Guid? Delivery, bool InTime);

    private const string DealersSql = """
        insert into sales.secondary_dealers (store_id, id, name, licence_no, owner, address, showroom_m2, yearly_units, officer_id, opened_at, opened_by, started_at, ended_at, ended_by, ended_why)
        select @store, d.id, d.name, d.licence, d.owner, d.address, 180, 120, @officer, d.opened, @officer, d.started, d.ended, case when d.ended is not null then @manager end, case when d.ended is not null then @why end
        from   unnest(@ids, @names, @licences, @owners, @addresses, @openeds::timestamptz[], @starteds::timestamptz[], @endeds::timestamptz[]) as d(id, name, licence, owner, address, opened, started, ended);
        insert into sales.secondary_agreements (store_id, id, dealer_id, number, valid_from, valid_to, car_limit, monthly_target, at, by_person)
        select @store, gen_random_uuid(), d.id, 'EW' || right(d.licence, 4), d.started::date, d.until::date, d.lim, d.target, d.started, @manager
        from   unnest(@ids, @licences, @starteds::timestamptz[], @untils, @limits, @targets) as d(id, licence, started, until, lim, target) where d.started is not null;
        insert into sales.secondary_deposits (store_id, id, dealer_id, receipt_no, amount, note, at, by_person)
        select @store, gen_random_uuid(), d.id, 'BZ' || right(d.licence, 4), d.deposit, '', d.started, @officer
        from   unnest(@ids, @licences, @starteds::timestamptz[], @deposits::numeric[]) as d(id, licence, started, deposit) where d.started is not null
        """;

    private const string PlacedSql = """
        insert into sales.secondary_placements (store_id, id, dealer_id, vehicle_id, placed_at, placed_by, ended_at, ended_by, how)
        select @store, p.id, p.dealer, p.vehicle, p.at, @officer, p.sold, case when p.sold is not null then @officer end, case when p.sold is not null then 'sold' end
        from   unnest(@ids, @dealers, @vehicles, @ats::timestamptz[], @solds::timestamptz[]) as p(id, dealer, vehicle, at, sold);
        insert into sales.secondary_sales (store_id, placement_id, dealer_id, delivery_id, sold_at, reported_at, reported_by, in_time)
        select @store, p.id, p.dealer, p.delivery, p.sold, p.sold + case when p.in_time then interval '3 hours' else interval '40 hours' end, @officer, p.in_time
        from   unnest(@ids, @dealers, @deliveries, @solds::timestamptz[], @inTimes) as p(id, dealer, delivery, sold, in_time) where p.sold is not null
        """;

    private const string BreachSql = """
        insert into sales.secondary_deposits (store_id, id, dealer_id, receipt_no, amount, note, at, by_person) values (@store, gen_random_uuid(), @dealer, 'BZ-T1', @back, @note, @at, @officer);
        insert into sales.secondary_breaches (store_id, id, dealer_id, kind, found_at) values (@store, @breach, @dealer, 'uncovered', @at)
        """;

    /// <summary>What was sold by a secondary dealer.</summary>
    public static IReadOnlySet<Guid> SoldThere(DemoStory story) => Officer(story) is null ? new HashSet<Guid>() : There(story).Select(s => s.DeliveryId).ToHashSet();

    private static IEnumerable<DemoSale> There(DemoStory story) => story.Sales.Where(s => s.HandedOverAt is not null).Where((_, i) => i % 8 == 3)
        .Where(s => story.Zone.DayOf(s.HandedOverAt!.Value) > story.Today.AddDays(-180) && story.Zone.DayOf(s.HandedOverAt.Value) > s.Vehicle.ReceivedOn.AddDays(1));

    private static Guid? Officer(DemoStory story) => story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SecondaryNetworkOfficer))?.Id;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (Officer(story) is not { } officer || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager))?.Id is not { } manager) return;
        var (luck, now) = (new Random(story.Seed ^ 310), story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(9, 0))));
        var dealers = Dealers(luck, now);
        await db.Do(DealersSql, Columns(story, dealers, officer, manager, now), ct);
        db.Tell(new SecondaryDealerFiled(dealers[3].Id, officer, now.AddDays(-9), officer), dealers[3].Id);
        var cars = Cars(story, dealers, luck, now);
        await db.Do(PlacedSql, new
        {
            officer,
            ids = cars.Select(c => c.Id).ToArray(),
            dealers = cars.Select(c => c.Dealer.Id).ToArray(),
            vehicles = cars.Select(c => c.Vehicle).ToArray(),
            ats = cars.Select(c => c.At.UtcDateTime).ToArray(),
            solds = cars.Select(c => c.SoldAt?.UtcDateTime).ToArray(),
            deliveries = cars.Select(c => c.Delivery).ToArray(),
            inTimes = cars.Select(c => c.InTime).ToArray(),
        }, ct);
        await Breach(story, dealers[1], cars.Count(c => c.Dealer == dealers[1] && c.SoldAt is null), officer, DemoId.Of(luck, now), now.AddDays(-1).AddHours(6), ct);
        await new DemoDealerMonths(db).Write(story, dealers[..3], cars, officer, luck, now, ct);
    }

    private async Task Breach(DemoStory story, Dealer dealer, int standing, Guid officer, Guid breach, DateTimeOffset at, CancellationToken ct)
    {
        if (standing == 0) return;
        await db.Do(BreachSql, new { dealer = dealer.Id, officer, breach, at = at.UtcDateTime, back = ((standing - 1) * NetworkRules.Trade.CoverPerCar) - dealer.Deposit, note = story.Language == "en" ? "Short of money, part paid back" : "资金周转，退还部分" }, ct);
        db.Tell(new SecondaryBreachFound(breach, dealer.Id, "uncovered", at), dealer.Id);
    }

    private static Dealer[] Dealers(Random luck, DateTimeOffset now)
    {
        Dealer Of(Text name, string licence, Text owner, Text address, int limit, int target, decimal deposit, int days, int standing, int manner) =>
            new(DemoId.Of(luck, now.AddDays(-days)), name, licence, owner, address, limit, target, deposit, days, standing, manner);
        return
        [
            Of(new("嘉城汽贸", "Jiacheng Cars"), "91310114MA1GW00011", new("周建国", "Zhou Jianguo"), new("嘉定区城北路1288号", "1288 Chengbei Road, Jiading"), 5, 1, 180_000m, 330, 3, 0),
            Of(new("临港车行", "Lingang Motors"), "91310115MA1GW00022", new("吴海燕", "Wu Haiyan"), new("浦东新区临港大道560号", "560 Lingang Avenue, Pudong"), 4, 1, 150_000m, 240, 3, 1),
            Of(new("金山众达", "Jinshan Zhongda"), "91310116MA1GW00033", new("郑立", "Zheng Li"), new("金山区卫清路77号", "77 Weiqing Road, Jinshan"), 3, 2, 90_000m, 200, 2, 2),
            Of(new("崇明新源", "Chongming Xinyuan"), "91310151MA1GW00044", new("陆明", "Lu Ming"), new("崇明区陈家镇12号", "12 Chenjia Town, Chongming"), 0, 0, 0m, 9, 0, 0),
            Of(new("奉贤大成", "Fengxian Dacheng"), "91310120MA1GW00055", new("沈伟", "Shen Wei"), new("奉贤区南奉公路301号", "301 Nanfeng Road, Fengxian"), 3, 1, 60_000m, 350, 0, 2),
        ];
    }

    private static object Columns(DemoStory story, Dealer[] dealers, Guid officer, Guid manager, DateTimeOffset now)
    {
        return new
        {
            officer,
            manager,
            why = story.Said(new("连续两月D级，双方同意终止", "D twice running; both agreed to end")),
            ids = dealers.Select(d => d.Id).ToArray(),
            names = dealers.Select(d => story.Said(d.Name)).ToArray(),
            licences = dealers.Select(d => d.Licence).ToArray(),
            owners = dealers.Select(d => story.Said(d.Owner)).ToArray(),
            addresses = dealers.Select(d => story.Said(d.Address)).ToArray(),
            openeds = dealers.Select(d => d.Started(now).AddDays(d.Limit > 0 ? -20 : 0).UtcDateTime).ToArray(),
            starteds = dealers.Select(d => d.Limit > 0 ? d.Started(now).UtcDateTime : (DateTime?)null).ToArray(),
            endeds = dealers.Select((_, i) => i == 4 ? now.AddDays(-120).UtcDateTime : (DateTime?)null).ToArray(),
            untils = dealers.Select(d => story.Today.AddDays(365 - d.Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray(),
            limits = dealers.Select(d => d.Limit).ToArray(),
            targets = dealers.Select(d => d.Target).ToArray(),
            deposits = dealers.Select(d => d.Deposit).ToArray(),
        };
    }

    private static List<Placed> Cars(DemoStory story, Dealer[] dealers, Random luck, DateTimeOffset now)
    {
        var cars = new List<Placed>();
        foreach (var sale in There(story))
        {
            var sold = sale.HandedOverAt!.Value;
            // The best of them sells half of it.
            var dealer = dealers[luck.NextDouble() switch { < 0.5 => 0, < 0.85 => 1, _ => 2 }];
            var received = story.Zone.Instant(sale.Vehicle.ReceivedOn.ToDateTime(new TimeOnly(10, 0)));
            var at = sold.AddDays(-luck.Next(2, 45));
            cars.Add(new(DemoId.Of(luck, at), dealer, sale.Vehicle.Id, at < received ? received : at, sold, sale.DeliveryId, luck.NextDouble() < (dealer.Manner == 2 ? 0.5 : 0.92)));
        }
        var free = new Queue<DemoVehicle>(story.Stock.Where(v => v.ReceivedOn < story.Today.AddDays(-3)).OrderByDescending(v => v.ReceivedOn).Take(16).Where((_, i) => i % 2 == 1));
        foreach (var dealer in dealers)
            for (var n = 0; n < dealer.Standing && free.TryDequeue(out var car); n++)
            {
                var received = story.Zone.Instant(car.ReceivedOn.ToDateTime(new TimeOnly(15, 0)));
                var at = now.AddDays(-luck.Next(1, 80));
                cars.Add(new(DemoId.Of(luck, now), dealer, car.Id, at < received ? received : at, null, null, false));
            }
        return cars;
    }
}
