using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.TestDrives;

/// <summary>Mornings of the demo's test cars, and what two of them were wanted for; this morning two still wait, and so does an answer.</summary>
internal sealed class DemoTestCars(Db db)
{
    private const int Days = 14;

    private const string PreparationsSql = """
        insert into sales.test_car_preparations (store_id, id, car_id, day, keeper_id, due_at, done_at, done_by, lacking, note)
        select @store, p.id, p.car, p.day, p.keeper, p.due, p.done, case when p.done is not null then p.keeper end, case when p.low then array['energy'] else '{}'::text[] end, case when p.low then @note else '' end
        from   unnest(@ids, @cars, @days::date[], @keepers, @dues::timestamptz[], @dones::timestamptz[], @lows) as p(id, car, day, keeper, due, done, low)
        """;

    private const string UsesSql = """
        insert into sales.test_car_slots (store_id, id, car_id, car_number, from_at, until_at, freed_at) values
               (@store, @past, @car, @number, @pastFrom, @pastUntil, @pastUntil), (@store, @next, @car, @number, @nextFrom, @nextUntil, null);
        insert into sales.test_car_uses (store_id, id, purpose, person_id, asked_at, asked_by, decided_at, decided_by, approved, back_at, back_by, odometer) values
               (@store, @past, @purpose, @by, @pastAsked, @by, @pastAsked, @manager, true, @pastUntil, @by, 2900), (@store, @next, @nextPurpose, @by, @nextAsked, @by, null, null, null, null, null, null)
        """;

    public async Task Write(DemoStory story, (Guid Id, int Number, Guid Keeper)[] cars, Guid supervisor, CancellationToken ct)
    {
        var luck = new Random(story.Seed ^ 92);
        var mornings = Enumerable.Range(0, Days).Select(back => story.Today.AddDays(-back)).Where(day => day.DayOfWeek != DayOfWeek.Sunday || day == story.Today).SelectMany(day => cars.Select(car =>
        {
            var due = story.Zone.Instant(day.ToDateTime(new TimeOnly(8, 30)));
            var waits = day == story.Today ? car.Number > 2 : luck.NextDouble() < 0.03;
            return (Id: DemoId.Of(luck, due), Car: car, Day: day, Due: due, Done: waits ? (DateTimeOffset?)null : due.AddMinutes(luck.NextDouble() < 0.93 ? -luck.Next(5, 50) : luck.Next(10, 90)), Low: day < story.Today && luck.NextDouble() < 0.04);
        })).ToArray();
        await db.Do(PreparationsSql, new
        {
            note = story.Language == "en" ? "Refuelled at once" : "已去加油",
            ids = mornings.Select(m => m.Id).ToArray(),
            cars = mornings.Select(m => m.Car.Id).ToArray(),
            days = mornings.Select(m => m.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            keepers = mornings.Select(m => m.Car.Keeper).ToArray(),
            dues = mornings.Select(m => m.Due.UtcDateTime).ToArray(),
            dones = mornings.Select(m => m.Done?.UtcDateTime).ToArray(),
            lows = mornings.Select(m => m.Low).ToArray(),
        }, ct);
        foreach (var m in mornings)
        {
            db.Tell(new TestCarToPrepare(m.Id, m.Car.Id, m.Car.Number, m.Car.Keeper, m.Due), m.Car.Id);
            if (m.Done is { } done) db.Tell(new TestCarPrepared(m.Id, m.Car.Id, !m.Low, done, m.Car.Keeper), m.Car.Id);
        }
        await Uses(story, cars[2], supervisor, luck, ct);
    }

    private async Task Uses(DemoStory story, (Guid Id, int Number, Guid Keeper) car, Guid supervisor, Random luck, CancellationToken ct)
    {
        var manager = story.Staff.FirstOrDefault(p => p.Positions.Contains(Contracts.Position.GeneralManager))?.Id ?? supervisor;
        var (past, next) = (At(-8, 12), At(3, 9));
        var (pastId, nextId, asked) = (DemoId.Of(luck, past), DemoId.Of(luck, next), At(-1, 15));
        await db.Do(UsesSql, new
        {
            past = pastId,
            next = nextId,
            car = car.Id,
            number = car.Number,
            pastFrom = past,
            pastUntil = past.AddMinutes(90),
            nextFrom = next,
            nextUntil = next.AddHours(3),
            pastAsked = At(-9, 15),
            nextAsked = asked,
            purpose = story.Language == "en" ? "Fetched a customer from the station" : "火车站接外地客户",
            nextPurpose = story.Language == "en" ? "On show at the community's motor fair" : "社区巡展静态展示",
            by = supervisor,
            manager,
        }, ct);
        db.Tell(new TestCarUseAsked(nextId, car.Id, car.Number, next, asked, supervisor), nextId);

        DateTimeOffset At(int days, int hour) => story.Zone.Instant(story.Today.AddDays(days).ToDateTime(new TimeOnly(hour, 0))).ToUniversalTime();
    }
}
