using Bogus;

namespace Dealership.Host.Demo;

/// <summary>What may happen and how often, in any unit.</summary>
internal sealed class Odds<T>(params (T Value, double Weight)[] entries)
{
    private readonly double _sum = entries.Sum(e => e.Weight);

    /// <summary>One of them.</summary>
    public T Draw(Randomizer dice)
    {
        var left = dice.Double() * _sum;
        foreach (var (value, weight) in entries)
        {
            left -= weight;
            if (left < 0) return value;
        }
        return entries[^1].Value;
    }
}
