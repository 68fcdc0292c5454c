using Bogus;

namespace Dealership.Host.Demo;

/// <summary>Throws that the story needs and Bogus lacks.</summary>
internal static class DiceThrows
{
    /// <summary>True that often, 0 to 1.</summary>
    public static bool Chance(this Randomizer dice, double probability) => dice.Double() < probability;

    /// <summary>Close to a bell with mean 0 and deviation 1, never beyond ±3: nobody scores 40 out of 10.</summary>
    public static double Bell(this Randomizer dice) => (dice.Double() + dice.Double() + dice.Double() - 1.5) * 2;

    /// <summary>From least to most, small numbers more often than large ones.</summary>
    public static int Skewed(this Randomizer dice, int least, int most)
    {
        var share = dice.Double();
        return least + (int)((most - least + 1) * share * share);
    }
}
