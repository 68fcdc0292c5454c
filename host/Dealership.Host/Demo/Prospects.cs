using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>Who left his number in the showroom and bought nothing, yet or ever: more than three for each who bought.</summary>
internal static class Prospects
{
    private const double ForEachBuyer = 3.4;

    // Sunday to Saturday.
    private static readonly double[] Weekday = [1.5, 0.75, 0.75, 0.75, 0.85, 0.9, 1.5];

    /// <summary>Oldest first; today's came first thing in the morning.</summary>
    public static IEnumerable<DemoProspect> Of(Setting setting, Staff staff, Names names)
    {
        var (number, mean) = (0, ForEachBuyer * setting.Size.Handovers / setting.Size.Days);
        for (var day = setting.FirstDay; day <= setting.Today; day = day.AddDays(1))
        {
            var dice = setting.Dice(Part.Prospect, -day.DayNumber);
            var count = day == setting.Today ? 2 : (int)((mean * Weekday[(int)day.DayOfWeek] * dice.Double(0.6, 1.4)) + 0.5);
            foreach (var time in Enumerable.Range(0, count).Select(_ => day == setting.Today ? Hours.FirstThing(dice) : Hours.Desk(dice)).Order().ToArray())
                yield return One(setting, staff, names, number++, setting.At(day, time));
        }
    }

    private static DemoProspect One(Setting setting, Staff staff, Names names, int number, DateTimeOffset at)
    {
        var dice = setting.Dice(Part.Prospect, number);
        return new(setting.Id(Part.Prospect, number, at), names.Draw(dice), Phones.Of(setting, setting.Size.Handovers + setting.Size.Waiting + number), staff.Consultant(dice).Id, at);
    }
}
