using Bogus;

namespace Dealership.Host.Demo;

/// <summary>
/// When things happen at a showroom: open seven days from 8:30 to 18:30. Calls keep out of the hours in which nobody
/// wants one: before 9, from 12 to 14, the evening.
/// </summary>
internal static class Hours
{
    /// <summary>Slots of a calling day; who was not reached in one is tried in another.</summary>
    public const int CallSlots = 3;

    private static readonly Odds<(int From, int Until)> HandoverTimes = new(((570, 710), 0.45), ((800, 1050), 0.55));

    private static readonly (int From, int Until)[] CallTimes = [(545, 710), (845, 960), (990, 1105)];

    /// <summary>A handover: late morning or afternoon, by the minute as people write it.</summary>
    public static TimeOnly Handover(Randomizer dice)
    {
        var (from, until) = HandoverTimes.Draw(dice);
        return Minute(dice.Number(from, until));
    }

    /// <summary>Today's handovers are the first ones of the morning: nobody knows at which hour the demo is opened.</summary>
    public static TimeOnly FirstThing(Randomizer dice) => Minute(dice.Number(535, 565));

    /// <summary>Somebody sits at a desk in the showroom: an order, a complaint, an answer.</summary>
    public static TimeOnly Desk(Randomizer dice) => Minute(dice.Number(560, 1080));

    /// <summary>A call, to the second as the telephone writes it.</summary>
    public static TimeOnly Call(Randomizer dice, int slot)
    {
        var (from, until) = CallTimes[slot];
        return Minute(dice.Number(from, until)).Add(TimeSpan.FromSeconds(dice.Number(0, 59)));
    }

    /// <summary>A buyer opens the link when he has time for it.</summary>
    public static TimeOnly AtHome(Randomizer dice) => Minute(dice.Number(480, 1319));

    private static TimeOnly Minute(int minuteOfDay) => new(minuteOfDay / 60, minuteOfDay % 60);
}
