using System.Globalization;

namespace Dealership.Host.Demo;

/// <summary>
/// Mobile numbers that nobody has. China reserves no numbers for fiction, so they come from a prefix given to no operator:
/// 161, which stayed with 142, 143, 154, 164 and 194 unassigned when the ministry issued 190, 192, 196 and 197
/// (December 2019). They are well formed all the same: 11 digits, the second from 3 to 9.
/// </summary>
internal static class Phones
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "161";

    private const long Numbers = 100_000_000;

    // Shares no factor with a power of ten: each customer gets another number, and neighbours look like strangers.
    private const long Stride = 61_803_399;

    /// <summary>The number of the n-th customer of a store.</summary>
    public static string Of(Setting setting, int customer)
    {
        var first = ((long)(uint)setting.Seed * 7919) + ((long)setting.StoreId * 104_729);
        return Prefix + ((first + (customer * Stride)) % Numbers).ToString("D8", CultureInfo.InvariantCulture);
    }
}
