using System.Security.Cryptography;
using System.Text;

namespace Dealership.Admin.Supervision;

/// <summary>
/// How a sample is drawn (抽样): the records stand in the order of HMAC-SHA256(seed, id of the record as text) and the first are
/// taken. Nobody can foresee it without the seed, and everybody can repeat it with the seed.
/// </summary>
internal static class Drawing
{
    /// <summary>A seed from the machine's own randomness.</summary>
    public static byte[] Seed() => RandomNumberGenerator.GetBytes(32);

    /// <summary>All records with their codes, in the order drawn.</summary>
    public static IReadOnlyList<(Guid Id, string Code)> Order(byte[] seed, IEnumerable<Guid> ids) =>
        [.. ids.Select(id => (id, Code: Convert.ToHexStringLower(HMACSHA256.HashData(seed, Encoding.ASCII.GetBytes(Said(id)))))).OrderBy(x => x.Code, StringComparer.Ordinal)];

    /// <summary>Of the records drawn from: their ids as text, in order, a line each.</summary>
    public static byte[] Digest(IEnumerable<Guid> ids) => SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', ids.Select(Said).Order(StringComparer.Ordinal))));

    private static string Said(Guid id) => id.ToString("D");
}
