using System.Security.Cryptography;
using System.Text;

namespace Dealership.Admin.Schedule;

/// <summary>One time that a scheduled clause is owed (期次).</summary>
/// <param name="Clause">Code of the clause.</param>
/// <param name="Period">Which time it is: <c>2026-03-04 10:00</c>, <c>2026-W10</c>, <c>2026-03</c>, <c>2026-Q1</c>, <c>2026</c>.</param>
/// <param name="Day">The day that brings it.</param>
/// <param name="OpensAt">Not before this instant.</param>
/// <param name="DueAt">The last instant in time.</param>
/// <param name="ExpiresAt">After it there is nothing left to do; nothing: it stays owed.</param>
internal sealed record Occurrence(string Clause, string Period, DateOnly Day, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset? ExpiresAt)
{
    /// <summary>The same for the same store, clause and period for ever: however often it is generated, it is owed once.</summary>
    public Guid Subject(int store)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{store}:{Clause}:{Period}"))[..16];
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80); // version 8: a digest of our own
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new(bytes, bigEndian: true);
    }
}
