using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Dealership.Admin.Door;

/// <summary>The six figures of an authenticator app (TOTP, RFC 6238): SHA-1, 30 seconds, one step of leeway either way.</summary>
internal static class OneTimeCodes
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret of 160 bits, as apps take it.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>The address that an app reads, from a QR code or as text.</summary>
    public static string Address(string secret, string store, string login) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{store}:{login}")}?secret={secret}&issuer={Uri.EscapeDataString(store)}";

    /// <summary>The time step whose code this is; nothing when it is none of the three that count now.</summary>
    public static long? StepOf(string secret, string? code, DateTimeOffset now)
    {
        var typed = (code ?? "").Replace(" ", "");
        var current = now.ToUnixTimeSeconds() / 30;
        for (var step = current - 1; step <= current + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(typed)))
                return step;
        return null;
    }

    public static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // SHA-1 is what authenticator apps speak; as a keyed digest of a moving counter it is not weak.
        Span<byte> digest = stackalloc byte[20];
        HMACSHA1.HashData(Bytes(secret), counter, digest);
        var number = BinaryPrimitives.ReadInt32BigEndian(digest[(digest[19] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var bytes = new List<byte>(20);
        var (bits, held) = (0, 0);
        foreach (var letter in secret)
        {
            (bits, held) = ((bits << 5) | Base32.IndexOf(letter), held + 5);
            if (held < 8) continue;
            bytes.Add((byte)(bits >> (held - 8)));
            (held, bits) = (held - 8, bits & ((1 << (held - 8)) - 1));
        }
        return [.. bytes];
    }
}
