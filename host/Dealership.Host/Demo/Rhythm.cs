using System.Globalization;

namespace Dealership.Host.Demo;

/// <summary>How many vehicles a store hands over on each day: weekends, the turn of the month, the year's seasons.</summary>
internal static class Rhythm
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    // Sunday to Saturday.
    private static readonly double[] Weekday = [1.5, 0.7, 0.7, 0.75, 0.8, 1.0, 1.6];

    // January to December: 金九银十 and the rush to the year's target.
    private static readonly double[] Season = [1.1, 0.85, 1.0, 0.95, 1.0, 1.05, 0.9, 0.92, 1.1, 1.05, 1.1, 1.25];

    /// <summary>Handovers of each day, the first day first; the sum is the size's.</summary>
    public static int[] Handovers(Setting setting)
    {
        var counts = new int[setting.Size.Days];
        var weights = new double[setting.Size.Days - 1];
        for (var i = 0; i < weights.Length; i++) weights[i] = Weight(setting, setting.FirstDay.AddDays(i));
        counts[^1] = LastDays.Least(0);
        Spread(setting.Size.Handovers - counts[^1], weights, counts);
        Move(counts);
        return counts;
    }

    /// <summary>What is left over on one day counts on the next, so that nothing is lost to rounding.</summary>
    private static void Spread(int total, double[] weights, int[] counts)
    {
        var (sum, soFar, given) = (weights.Sum(), 0.0, 0);
        for (var i = 0; i < weights.Length; i++)
        {
            soFar += weights[i];
            var until = i == weights.Length - 1 ? total : (int)(total * (soFar / sum));
            counts[i] = until - given;
            given = until;
        }
    }

    /// <summary>Takes from the busiest days what the last days need.</summary>
    private static void Move(int[] counts)
    {
        for (var daysAgo = 1; daysAgo <= 11; daysAgo++)
        {
            var day = counts.Length - 1 - daysAgo;
            while (counts[day] < LastDays.Least(daysAgo))
            {
                var busiest = Enumerable.Range(0, counts.Length - 12).MaxBy(i => counts[i]);
                // A small story may have nothing to spare before the last days.
                if (counts[busiest] == 0) busiest = Enumerable.Range(1, 11).Select(ago => counts.Length - 1 - ago).MaxBy(Spare);
                counts[busiest]--;
                counts[day]++;
            }
        }

        int Spare(int day) => counts[day] - LastDays.Least(counts.Length - 1 - day);
    }

    private static double Weight(Setting setting, DateOnly day)
    {
        var luck = setting.Dice(Part.Rhythm, day.DayNumber).Double(0.5, 1.5);
        var monthEnd = day.Day > DateTime.DaysInMonth(day.Year, day.Month) - 4 ? 1.25 : 1;
        var growth = 0.95 + (0.1 * setting.Progress(day));
        return Weekday[(int)day.DayOfWeek] * Season[day.Month - 1] * Festival(day) * monthEnd * growth * luck;
    }

    /// <summary>Spring Festival: people buy before it to drive home, and hardly anybody collects a car in its week.</summary>
    private static double Festival(DateOnly day)
    {
        var firstDay = DateOnly.FromDateTime(Lunar.ToDateTime(day.Year, 1, 1, 0, 0, 0, 0));
        return (day.DayNumber - firstDay.DayNumber) switch
        {
            >= -21 and <= -4 => 1.3,
            >= -3 and <= -1 or >= 4 and <= 10 => 0.4,
            >= 0 and <= 3 => 0.08,
            _ => 1,
        };
    }
}
