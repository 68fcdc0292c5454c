using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace Dealership.Csi.Surveys;

/// <summary>When the questions were shown, sealed into the form: the time somebody took is measured, not typed.</summary>
internal static class Stopwatch
{
    /// <summary>As it stands in the form.</summary>
    public static string Started(IDataProtectionProvider keys, DateTimeOffset at) =>
        Protector(keys).Protect(at.UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>Nothing when the form was not ours.</summary>
    public static DateTimeOffset? Read(IDataProtectionProvider keys, string? started)
    {
        if (string.IsNullOrEmpty(started)) return null;
        try
        {
            return new(long.Parse(Protector(keys).Unprotect(started), CultureInfo.InvariantCulture), TimeSpan.Zero);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider keys) => keys.CreateProtector("Dealership.Csi.Stopwatch.v1");
}
