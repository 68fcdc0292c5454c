using System.Text;

namespace Dealership.Admin.Editions;

/// <summary>How like two sentences are, whatever their punctuation, width and case.</summary>
internal static class Likeness
{
    /// <summary>
    /// From here on two clauses of one position are the same duty in other words: below it, in the source's own 68 clauses, lies every pair of
    /// different duties of a position.
    /// </summary>
    public const double SameDuty = 0.5;

    /// <summary>Letters and figures only, in half width.</summary>
    public static string Plain(string sentence)
    {
        var plain = new StringBuilder(sentence.Length);
        foreach (var c in sentence.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    /// <summary>Dice's coefficient of pairs of neighbouring letters, 0 to 1 (Dice, Ecology 26 (1945), 297–302); each pair counts as often as it stands there.</summary>
    public static double Of(string one, string other)
    {
        var (a, b) = (Plain(one), Plain(other));
        if (a == b) return 1;
        var (pairs, others) = (Pairs(a), Pairs(b));
        var all = pairs.Values.Sum() + others.Values.Sum();
        return all == 0 ? 0 : 2.0 * pairs.Sum(p => Math.Min(p.Value, others.GetValueOrDefault(p.Key))) / all;
    }

    private static Dictionary<(char, char), int> Pairs(string plain)
    {
        var pairs = new Dictionary<(char, char), int>();
        for (var i = 0; i + 1 < plain.Length; i++) pairs[(plain[i], plain[i + 1])] = pairs.GetValueOrDefault((plain[i], plain[i + 1])) + 1;
        return pairs;
    }
}
