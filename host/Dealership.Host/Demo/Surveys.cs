using Bogus;
using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>
/// The satisfaction interviews: from the eighth day on, most by the fifteenth, by telephone or by the buyer's own link.
/// One in twelve is low, which means an item of six or less.
/// </summary>
internal static class Surveys
{
    // What each of the ten questions usually gets, in the order of a purchase: greeting … recommendation.
    private static readonly double[] Usual = [9.0, 8.9, 8.8, 8.3, 8.4, 8.6, 8.9, 8.8, 8.6, 8.5];

    // Who was spoken to after the handover and still is not interviewed has his reasons; the others cannot be reached now either.
    private static readonly Odds<string> Reluctant = new(("refused", 0.5), ("unreachable", 0.45), ("not-the-buyer", 0.05));
    private static readonly Odds<string> Silent = new(("unreachable", 0.9), ("not-the-buyer", 0.1));

    /// <summary>The interview, or what was tried instead until yesterday.</summary>
    public static (DemoSurvey? Survey, DemoUnasked? Unasked) Of(
        Setting setting, Staff staff, int sale, DateTimeOffset handedOverAt, int waited, IReadOnlyList<DemoCall> calls, Grievance? grievance, double manners)
    {
        var dice = setting.Dice(Part.Survey, sale);
        var asked = grievance?.Where == Heard.InSurvey;
        if (calls.Any(c => c.Outcome == Outcomes.DoNotContact) && !asked) return default;
        var byPhone = asked || dice.Chance(0.62);
        if (Delay(dice, calls, asked) is not { } delay) return (null, Unasked(setting, sale, handedOverAt, reached: calls.Any(c => c.Reached)));
        var day = setting.DayOf(handedOverAt).AddDays(delay);
        var at = setting.At(day, byPhone ? Hours.Call(dice, dice.Number(Hours.CallSlots - 1)) : Hours.AtHome(dice));
        // Eight full days: a morning call on the eighth would come too early after an afternoon handover.
        if (at < handedOverAt.AddDays(8)) at = at.AddDays(1);
        if (setting.DaysAgo(setting.DayOf(at)) <= 0) return default;
        var low = asked || dice.Chance(Lowness(setting, handedOverAt, grievance));
        var theme = !low ? null : grievance?.Theme ?? Displeasure(dice, waited);
        var mood = manners + (0.4 * setting.Progress(day)) - 0.2 - (setting.InDip(setting.DayOf(handedOverAt)) ? 0.55 : 0);
        return (new(
            setting.Id(Part.Survey, sale, at), at, byPhone ? staff.SatisfactionOfficer : null, Scores(dice, mood, theme),
            Verbatim(dice, setting, theme)), null);
    }

    /// <summary>
    /// Calls on three days within the window, and a reason at their end; a refusal comes with the first. A few of the last weeks
    /// are simply forgotten.
    /// </summary>
    private static DemoUnasked? Unasked(Setting setting, int sale, DateTimeOffset handedOverAt, bool reached)
    {
        // Dice of their own: whoever is interviewed keeps his answers.
        var dice = setting.Dice(Part.Survey, ~(long)sale);
        var handedOver = setting.DayOf(handedOverAt);
        if (setting.DaysAgo(handedOver) <= LastDays.ForgottenWithin && dice.Chance(0.25)) return null;
        var reason = (reached ? Reluctant : Silent).Draw(dice);
        var first = handedOver.AddDays(dice.Number(8, 10));
        DateTimeOffset[] calls = [.. Enumerable.Range(0, 3).Select(i => setting.At(first.AddDays(i * 2), Hours.Call(dice, i % Hours.CallSlots)))];
        if (reason == "refused") calls = [calls[0]];
        var made = calls.Where(at => setting.DaysAgo(setting.DayOf(at)) > 0).ToArray();
        if (made.Length < calls.Length) return made.Length == 0 ? null : new(made, null, null);
        // A refusal is a talk, no attempt in vain.
        return new(reason == "refused" ? [] : made, reason, made[^1].AddMinutes(3));
    }

    /// <summary>Days from the handover to the interview; nothing when there is none. Who could not be reached answers less often.</summary>
    private static int? Delay(Randomizer dice, IReadOnlyList<DemoCall> calls, bool asked)
    {
        var (reached, luck) = (calls.Any(c => c.Reached), dice.Double());
        if (asked || luck < (reached ? 0.76 : 0.42)) return dice.Skewed(8, 14);
        return luck < (reached ? 0.81 : 0.46) ? dice.Skewed(16, 30) : null;
    }

    /// <summary>What displeased a buyer who did not complain. Only who waited long speaks of waiting.</summary>
    private static string Displeasure(Randomizer dice, int waited) =>
        Themes.Common.Draw(dice) is var theme && theme == Themes.DeliveryLate && waited < 19 ? Themes.Paperwork : theme;

    private static double Lowness(Setting setting, DateTimeOffset handedOverAt, Grievance? grievance)
    {
        if (grievance is not null) return 0.7;
        return setting.InDip(setting.DayOf(handedOverAt)) ? 0.13 : 0.038;
    }

    /// <summary>Ten scores. A low interview has its low items where the theme shows and in the recommendation.</summary>
    private static int[] Scores(Randomizer dice, double mood, string? theme)
    {
        var level = mood + (0.45 * dice.Bell()) - (theme is null ? 0 : 0.6);
        var scores = Usual.Select(u => (int)Math.Round(Math.Clamp(u + level + (0.6 * dice.Bell()), 7, 10))).ToArray();
        if (theme is null) return scores;
        scores[Themes.Question(theme)] = dice.Number(3, 6);
        if (dice.Chance(0.7)) scores[^1] = dice.Number(4, 6);
        if (dice.Chance(0.3)) scores[dice.Number(scores.Length - 1)] = dice.Number(5, 6);
        return scores;
    }

    private static string? Verbatim(Randomizer dice, Setting setting, string? theme)
    {
        if (!dice.Chance(theme is null ? 0.42 : 0.88)) return null;
        return setting.Say(dice.ListItem(theme is not null ? Verbatims.About(theme) : dice.Chance(0.78) ? Verbatims.Praise : Verbatims.Wishes));
    }
}
