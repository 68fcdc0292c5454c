using Bogus;

namespace Dealership.Host.Demo;

/// <summary>Where a complaint is first heard.</summary>
internal enum Heard
{
    /// <summary>In the follow-up call: the complaint has its time.</summary>
    InCall,
    /// <summary>In the satisfaction interview: the complaint has its time.</summary>
    InSurvey,
    /// <summary>The buyer calls or comes back by himself.</summary>
    Directly,
}

/// <summary>What goes wrong with a sale, known before the rest is told, so that the calls, the scores and the complaint agree.</summary>
/// <param name="Where">Where it is first heard.</param>
/// <param name="Theme">What about.</param>
/// <param name="Level">1 ordinary … 4 important and urgent.</param>
internal sealed record Grievance(Heard Where, string Theme, int Level)
{
    private static readonly Odds<Heard> Wheres = new((Heard.InCall, 0.45), (Heard.InSurvey, 0.25), (Heard.Directly, 0.3));
    private static readonly Odds<int> Levels = new((1, 0.7), (2, 0.18), (3, 0.09), (4, 0.03));

    /// <summary>Two or three of a hundred handovers, more in the bad quarter.</summary>
    public static Grievance? Of(Setting setting, int sale, DateOnly handedOver, Turn turn)
    {
        var dice = setting.Dice(Part.Complaint, sale);
        switch (turn)
        {
            case Turn.ComplainedYesterday: return new(Heard.InCall, Themes.AccessoryMissing, 1);
            case Turn.Unsettled: return new(Heard.Directly, Themes.Paint, 2);
            case Turn.NeverCalled: return null;
            case Turn.Ordinary:
            default:
                if (setting.DaysAgo(handedOver) <= LastDays.ComplaintsSettledAfter) return null;
                if (!dice.Chance(setting.InDip(handedOver) ? 0.044 : 0.02 - (0.006 * setting.Progress(handedOver)))) return null;
                return new(Wheres.Draw(dice), Themes.Common.Draw(dice), Levels.Draw(dice));
        }
    }
}
