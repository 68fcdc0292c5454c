using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>
/// Tells a believable stretch of a store's life, the same for the same seed on every machine. It ends on the morning of
/// today with open work: follow-ups to make, one overdue, two complaints to settle, vehicles to hand over.
/// Everybody and everything in it is invented.
/// </summary>
internal sealed class StoryTeller
{
    /// <summary>The whole story.</summary>
    /// <param name="storeId">The store; another store has other people and other vehicles.</param>
    /// <param name="today">The day on which the story ends.</param>
    /// <param name="zone">The store's time zone.</param>
    /// <param name="seed">What every choice follows from.</param>
    /// <param name="size">How much, over how long, in which language.</param>
    /// <exception cref="ArgumentOutOfRangeException">No story fits the size.</exception>
    public DemoStory Tell(int storeId, DateOnly today, TimeZoneInfo zone, int seed, StorySize size)
    {
        var setting = Set(storeId, today, zone, seed, size);
        var names = new Names(size.Language);
        var staff = new Staff(setting, names);
        return new(storeId, Showroom.Name(setting), today, zone, seed, staff.All, [.. Sales(setting, staff, names)], Showroom.Stock(setting)) { Prospects = [.. Prospects.Of(setting, staff, names)] };
    }

    /// <summary>
    /// The sales of that story one after the other, none kept: handed-over ones by the time of handover, then the waiting
    /// ones by the time of order. For measurements with more sales than memory wants to hold.
    /// </summary>
    public IEnumerable<DemoSale> Sales(int storeId, DateOnly today, TimeZoneInfo zone, int seed, StorySize size)
    {
        var setting = Set(storeId, today, zone, seed, size);
        var names = new Names(size.Language);
        return Sales(setting, new(setting, names), names);
    }

    private static IEnumerable<DemoSale> Sales(Setting setting, Staff staff, Names names)
    {
        var (number, day) = (0, setting.FirstDay);
        foreach (var count in Rhythm.Handovers(setting))
        {
            var daysAgo = setting.DaysAgo(day);
            // Beyond the numbers of the sales: these are the day's dice.
            var dice = setting.Dice(Part.Rhythm, -day.DayNumber);
            var times = Enumerable.Range(0, count).Select(_ => daysAgo == 0 ? Hours.FirstThing(dice) : Hours.Handover(dice)).Order().ToArray();
            for (var i = 0; i < count; i++) yield return Handover.Of(setting, staff, names, number++, day, times[i], LastDays.Of(daysAgo, i));
            day = day.AddDays(1);
        }
        foreach (var sale in Waiting.Of(setting, staff, names)) yield return sale;
    }

    private static Setting Set(int storeId, DateOnly today, TimeZoneInfo zone, int seed, StorySize size)
    {
        size.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(storeId, 1);
        return new(storeId, today, zone, seed, size);
    }
}
