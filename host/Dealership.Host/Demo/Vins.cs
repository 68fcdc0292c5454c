using System.Globalization;
using Dealership.Plugin.Values;

namespace Dealership.Host.Demo;

/// <summary>
/// Vehicle identification numbers of a maker that does not exist: no country was given codes that begin with G (ISO 3780),
/// so that no real vehicle carries one. 17 characters without I, O and Q (GB 16735), with the check digit in position 9.
/// </summary>
internal static class Vins
{
    /// <summary>World manufacturer identifier of all of them.</summary>
    public const string Maker = "GXC";

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string ModelYears = "ABCDEFGHJKLMNPRSTVWXY123456789";

    /// <summary>The VIN of the n-th vehicle of a store.</summary>
    /// <param name="setting">The store; its number stands in positions 6 to 8, so that stores never share a VIN.</param>
    /// <param name="number">Below one million: the serial number has six digits.</param>
    /// <param name="line">Two characters of the model.</param>
    /// <param name="receivedOn">Its year is the model year.</param>
    public static string Of(Setting setting, int number, string line, DateOnly receivedOn)
    {
        // Shares no factor with a million: every serial is given once, and people recognise a car by its last six.
        var serial = ((number * 619_387L) + ((uint)setting.Seed % 1_000_000)) % 1_000_000;
        var year = ModelYears[(receivedOn.Year - 2010 + 30) % 30];
        var vin = string.Create(CultureInfo.InvariantCulture, $"{Maker}{line}{Store(setting.StoreId)}0{year}A{serial:D6}");
        return string.Concat(vin.AsSpan(0, 8), [Vin.CheckDigit(vin)], vin.AsSpan(9));
    }

    private static string Store(int id) =>
        new([Alphabet[id / (33 * 33) % 33], Alphabet[id / 33 % 33], Alphabet[id % 33]]);
}
