using Bogus;
using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>Complaints: heard, answered mostly within the limit of their level, and settled in some days.</summary>
internal static class Complaints
{
    /// <summary>Limit of the first answer by level 1 to 4.</summary>
    public static TimeSpan Limit(int level) => TimeSpan.FromHours(level switch { 1 => 24, 2 => 8, _ => 4 });

    /// <summary>The complaint, when something went wrong.</summary>
    /// <param name="setting">The story's.</param>
    /// <param name="sale">Its number.</param>
    /// <param name="handedOver">The day of the handover.</param>
    /// <param name="turn">Whether it is one of the steered ones.</param>
    /// <param name="grievance">What went wrong.</param>
    /// <param name="calls">The calls, one of which may be where it was heard.</param>
    /// <param name="survey">The interview in which it may have been heard.</param>
    public static DemoComplaint? Of(
        Setting setting, int sale, DateOnly handedOver, Turn turn, Grievance? grievance, IReadOnlyList<DemoCall> calls, DemoSurvey? survey)
    {
        if (grievance is null) return null;
        // Dice of their own: the grievance has thrown the first of the part's.
        var dice = setting.Dice(Part.Complaint, ~(long)sale);
        var at = grievance.Where switch
        {
            Heard.InCall => calls.Last(c => c.Reached).At,
            Heard.InSurvey => survey!.At,
            _ => setting.At(turn == Turn.Unsettled ? setting.Today.AddDays(-2) : handedOver.AddDays(dice.Skewed(1, 18)), Hours.Desk(dice)),
        };
        DateTimeOffset? answered = turn == Turn.ComplainedYesterday ? null : Answer(dice, setting, at, grievance.Level, mayBeLate: turn == Turn.Ordinary);
        DateTimeOffset? closed = turn == Turn.Ordinary ? Close(dice, setting, answered!.Value, grievance.Level) : null;
        return new(setting.Id(Part.Complaint, sale, at), at, grievance.Level, grievance.Theme, answered, closed);
    }

    private static DateTimeOffset Answer(Randomizer dice, Setting setting, DateTimeOffset at, int level, bool mayBeLate)
    {
        var day = setting.DayOf(at);
        if (mayBeLate && dice.Chance(0.14)) return setting.At(setting.DayOf(at + Limit(level)).AddDays(1), Hours.Desk(dice));
        var answer = at.AddMinutes(Math.Round(Limit(level).TotalMinutes * dice.Double(0.05, 0.7)));
        if (answer < setting.At(day, new(18, 30))) return answer;
        // The ordinary ones wait for the morning; the others are called back the same evening.
        return level == 1 ? setting.At(day.AddDays(1), Hours.FirstThing(dice)) : at.AddMinutes(dice.Number(8, 45));
    }

    private static DateTimeOffset Close(Randomizer dice, Setting setting, DateTimeOffset answered, int level) =>
        setting.At(setting.DayOf(answered).AddDays(level < 3 ? dice.Number(1, 3) : dice.Number(2, 7)), Hours.Desk(dice));
}
