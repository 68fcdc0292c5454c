using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.TestDrives;

/// <summary>One test drive of the demo, and when it was over; arranged only, where nobody has come yet.</summary>
internal sealed record DemoDrive(
    Guid Id, int Car, DateTimeOffset From, DateTimeOffset Until, Guid Card, Guid Customer, Guid Consultant, Guid? Visit, DateTimeOffset ArrangedAt, DateTimeOffset? ReturnedAt, DateTimeOffset? CancelledAt,
    bool Scanned, int Before, int After, int Fuel, bool Damage, int Satisfaction, string Outlook)
{
    /// <summary>A visit of somebody with a card.</summary>
    internal sealed record Came(Guid VisitId, Guid CardId, Guid CustomerId, Guid ConsultantId, DateTimeOffset ArrivedAt, bool Open);

    /// <summary>About every second visitor of the last months drove, where a car was free; the same for the same story.</summary>
    public static IReadOnlyList<DemoDrive> Of(DemoStory story, IReadOnlyList<Came> visits, int cars)
    {
        var luck = new Random(story.Seed ^ 91);
        var (free, km) = (new DateTimeOffset[cars], Enumerable.Range(1, cars).Select(n => 2400 + (n * 310)).ToArray());
        var drives = new List<DemoDrive>();
        foreach (var visit in visits.Where(v => story.Zone.DayOf(v.ArrivedAt) < story.Today))
        {
            if (luck.NextDouble() > 0.55) continue;
            var (from, minutes) = (visit.ArrivedAt.AddMinutes(luck.Next(15, 40)), luck.Next(18, 34));
            // The last car's papers have run out: nobody drives it.
            var car = Array.FindIndex(free, 0, cars - 1, at => at <= from);
            if (car < 0) continue;
            free[car] = from.AddMinutes(Math.Max(30, minutes));
            var before = km[car];
            km[car] += luck.Next(7, 16);
            var cancelled = luck.NextDouble() < 0.07;
            drives.Add(new(DemoId.Of(luck, from), car, from, from.AddMinutes(30), visit.CardId, visit.CustomerId, visit.ConsultantId, cancelled ? null : visit.VisitId, from.AddMinutes(-luck.Next(2, 10)),
                cancelled ? null : from.AddMinutes(minutes), cancelled ? from.AddMinutes(5) : null, luck.NextDouble() < 0.7, before, cancelled ? before : km[car], luck.Next(55, 96), luck.NextDouble() < 0.015,
                luck.NextDouble() switch { < 0.45 => 5, < 0.85 => 4, < 0.96 => 3, _ => 2 }, luck.NextDouble() switch { < 0.12 => "buys", < 0.5 => "likely", < 0.88 => "open", _ => "unlikely" }));
        }
        return [.. drives, .. ToCome(story, visits, luck, km)];
    }

    /// <summary>Yesterday's that nobody said anything about, one late today, and two tomorrow.</summary>
    private static IEnumerable<DemoDrive> ToCome(DemoStory story, IReadOnlyList<Came> visits, Random luck, int[] km)
    {
        var waiting = visits.Where(v => v.Open && story.Zone.DayOf(v.ArrivedAt) < story.Today).DistinctBy(v => v.CardId).TakeLast(4).ToArray();
        (int Days, int Hour)[] times = [(-1, 20), (0, 18), (1, 10), (1, 14)];
        foreach (var (visit, (days, hour)) in waiting.Zip(times))
        {
            var from = story.Zone.Instant(story.Today.AddDays(days).ToDateTime(new TimeOnly(hour, 30)));
            yield return new(DemoId.Of(luck, from), 0, from, from.AddMinutes(30), visit.CardId, visit.CustomerId, visit.ConsultantId, null, story.Zone.Instant(story.Today.AddDays(-1).ToDateTime(new TimeOnly(16, 0))),
                null, null, false, km[0], km[0], 0, false, 0, "open");
        }
    }
}
