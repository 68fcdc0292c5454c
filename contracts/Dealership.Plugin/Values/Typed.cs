using System.Text;

namespace Dealership.Plugin.Values;

/// <summary>What every value does first with what a person typed.</summary>
internal static class Typed
{
    /// <summary>Half-width, without spaces of any kind and without the marks that Excel and WeChat put around a copied number.</summary>
    public static string Compact(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return "";
        var half = typed.Normalize(NormalizationForm.FormKC);
        var kept = new StringBuilder(half.Length);
        foreach (var c in half)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format) kept.Append(c);
        }
        return kept.ToString();
    }
}
