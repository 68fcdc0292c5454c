using System.Collections.Frozen;
using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>What positions may do: what the departments declare, changed by what the store gave or took.</summary>
internal static class Granted
{
    /// <summary>Keys of the rights that somebody with these positions has.</summary>
    /// <param name="declared">Every right of the house.</param>
    /// <param name="positions">Positions held today.</param>
    /// <param name="given">Position and right, parted by a space: given beyond what is declared.</param>
    /// <param name="taken">The same: taken from what is declared.</param>
    public static FrozenSet<string> To(
        IEnumerable<Right> declared, IReadOnlyCollection<string> positions, IReadOnlyCollection<string> given, IReadOnlyCollection<string> taken)
    {
        var gave = given.ToHashSet();
        var took = taken.ToHashSet();
        return declared.Where(r => positions.Any(p => Has(r, p, gave, took))).Select(r => r.Key).ToFrozenSet();
    }

    private static bool Has(Right right, string position, HashSet<string> gave, HashSet<string> took)
    {
        var pair = $"{position} {right.Key}";
        return gave.Contains(pair) || (right.Positions.Contains(position) && !took.Contains(pair));
    }
}
