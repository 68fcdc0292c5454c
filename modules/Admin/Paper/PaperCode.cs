using System.Security.Cryptography;
using System.Text;

namespace Dealership.Admin.Paper;

/// <summary>
/// The code of a line on paper (纸单码): five characters that follow from what is owed, so it is known before the obligation is opened, and
/// one that checks them. The 31 characters leave out I, L and O; with a prime number of them every single slip and every swap is seen.
/// </summary>
internal static class PaperCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 5;

    public static string Of(int store, string clause, Guid subject)
    {
        var digest = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{store}:{clause}:{subject:n}")));
        var code = new StringBuilder(Length + 1);
        for (var n = 0; n < Length; n++, digest /= (uint)Alphabet.Length) code.Append(Alphabet[(int)(digest % (uint)Alphabet.Length)]);
        return code.Append(Check(code.ToString())).ToString();
    }

    /// <summary>As printed, however it was typed; nothing when a character is wrong.</summary>
    public static string? Read(string typed)
    {
        var code = typed.Replace("-", "").ToUpperInvariant();
        return code.Length == Length + 1 && code.All(Alphabet.Contains) && Check(code[..Length]) == code[Length] ? code : null;
    }

    private static char Check(string code) => Alphabet[code.Select((c, n) => (n + 2) * Alphabet.IndexOf(c)).Sum() % Alphabet.Length];
}
