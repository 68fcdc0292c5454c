using System.Text;

namespace Dealership.Plugin.Values;

/// <summary>A person's name as everybody may see it.</summary>
public static class PersonName
{
    /// <summary>The first character and stars, never as many as the name is long: 张**, J***.</summary>
    public static string Mask(string? name)
    {
        var trimmed = name?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return "";
        var first = trimmed.EnumerateRunes().First();
        return first + (Latin(first) ? "***" : "**");
    }

    private static bool Latin(Rune rune) => Rune.IsLetter(rune) && rune.Value < 0x0250;
}
