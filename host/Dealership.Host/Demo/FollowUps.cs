using Bogus;
using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>
/// The calls after a handover (CS-6): nearly all tried within three days, some later, a few never; who is not reached is
/// tried up to three times on other days in other slots.
/// </summary>
internal static class FollowUps
{
    private const int Attempts = 3;

    // Days from the handover to the first call, in time and late.
    private static readonly Odds<int> InTime = new((1, 0.55), (2, 0.29), (3, 0.16));
    private static readonly Odds<int> Late = new((4, 0.5), (5, 0.3), (6, 0.2));

    /// <summary>The calls until yesterday; today's are whoever opens the demo's to make.</summary>
    public static IReadOnlyList<DemoCall> Of(Setting setting, Staff staff, int sale, DateOnly handedOver, Turn turn, Grievance? grievance)
    {
        var dice = setting.Dice(Part.FollowUp, sale);
        var complains = grievance?.Where == Heard.InCall;
        if (turn == Turn.NeverCalled || FirstDelay(dice, setting, handedOver, turn, complains) is not { } delay) return [];
        var calls = new List<DemoCall>(1);
        var (day, slot, by) = (handedOver.AddDays(delay), dice.Number(Hours.CallSlots - 1), staff.Officer(dice));
        for (var attempt = 1; attempt <= Attempts && setting.DaysAgo(day) > 0; attempt++)
        {
            var outcome = turn == Turn.ComplainedYesterday ? Outcomes.Dissatisfied : Outcome(dice, attempt, grievance);
            var at = setting.At(day, Hours.Call(dice, slot));
            var id = setting.Id(Part.FollowUp, ((long)sale * Attempts) + attempt, at);
            calls.Add(new(id, at, by, outcome, Outcomes.Reached(outcome), Note(dice, setting, outcome, grievance)));
            if (Outcomes.Final(outcome)) break;
            day = day.AddDays(dice.Chance(0.8) ? 1 : 2);
            slot = (slot + dice.Number(1, Hours.CallSlots - 1)) % Hours.CallSlots;
            if (dice.Chance(0.25)) by = staff.Officer(dice);
        }
        return calls;
    }

    /// <summary>Days until the first call; nothing when it is never made.</summary>
    private static int? FirstDelay(Randomizer dice, Setting setting, DateOnly handedOver, Turn turn, bool complains)
    {
        if (turn == Turn.ComplainedYesterday) return 1;
        var lapse = 0.08 - (0.036 * setting.Progress(handedOver)) + (setting.InDip(handedOver) ? 0.025 : 0);
        if (setting.DaysAgo(handedOver) <= LastDays.NoLapsesWithin || !dice.Chance(lapse)) return InTime.Draw(dice);
        return complains || dice.Chance(0.8) ? Late.Draw(dice) : null;
    }

    private static string Outcome(Randomizer dice, int attempt, Grievance? grievance)
    {
        // A complaint that was heard in a call needs a call in which it was heard.
        if (grievance?.Where == Heard.InCall) return attempt == Attempts || dice.Chance(0.75) ? Outcomes.Angry.Draw(dice) : Outcomes.NoAnswer;
        if (!dice.Chance(attempt == 1 ? 0.76 : 0.6)) return Outcomes.Unreached.Draw(dice);
        return (grievance is null ? Outcomes.Content : Outcomes.Reserved).Draw(dice);
    }

    private static string? Note(Randomizer dice, Setting setting, string outcome, Grievance? grievance)
    {
        if (grievance?.Where == Heard.InCall && Outcomes.Reached(outcome)) return setting.Say(dice.ListItem(Verbatims.About(grievance.Theme)));
        var notes = Outcomes.Notes(outcome);
        return notes.Count == 0 || !dice.Chance(0.6) ? null : setting.Say(notes[dice.Number(notes.Count - 1)]);
    }
}
