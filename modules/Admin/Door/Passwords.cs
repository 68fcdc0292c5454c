using System.Security.Cryptography;
using Dealership.Plugin;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dealership.Admin.Door;

/// <summary>How passwords are kept and which are refused. Length counts, not odd characters: a sentence is a good password.</summary>
internal static class Passwords
{
    public const int Shortest = 10;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    /// <summary>Verified when nobody has the login, so that the answer takes as long.</summary>
    private static readonly Lazy<string> Nobodys = new(() => Hash(RandomNumberGenerator.GetHexString(32)));

    private static readonly string[] Obvious = ["password", "passwd", "qwertyuiop", "qwerty", "asdfgh", "zxcvbn", "1qaz2wsx", "iloveyou", "woaini", "5201314", "admin", "welcome", "dealership", "mima", "密码"];

    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>Right or wrong, in the same time for a login that nobody has or that has no password.</summary>
    public static bool Right(string? hash, string password) =>
        Hasher.VerifyHashedPassword("", hash ?? Nobodys.Value, password) != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>Twelve letters and figures to read out once; none that look alike.</summary>
    public static string OneTime() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12);

    /// <summary>Ends every session that carries another.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Adds what is wrong with a new password.</summary>
    public static Problems Judge(Problems problems, string? password, string? again, string login, string field = "Password")
    {
        var given = password ?? "";
        return problems
            .When(given.Length < Shortest, field, $"密码至少 {Shortest} 个字符，一句话就是好密码。", $"At least {Shortest} characters; a sentence makes a good password.")
            .When(given.Length > 200, field, "密码最多 200 个字符。", "At most 200 characters.")
            .When(given.Length is >= Shortest and <= 200 && IsObvious(given, login), field,
                "这个密码太容易猜：不要用登录名、连续数字或常见密码。", "Too easy to guess: leave out the sign-in name, runs of figures and common passwords.")
            .When(again is not null && again != given, "Again", "两次输入的密码不一样。", "The two passwords differ.");
    }

    /// <summary>What is left without the login, the common words and runs like 1234 or aaaa is too little.</summary>
    private static bool IsObvious(string password, string login)
    {
        var rest = password.ToLowerInvariant();
        foreach (var word in Obvious.Append(login.ToLowerInvariant()).Where(w => w.Length > 1)) rest = rest.Replace(word, "");
        var own = rest.Where((c, i) => i == 0 || Math.Abs(c - rest[i - 1]) > 1).ToArray();
        return own.Length < 5 || own.Distinct().Count() < 4;
    }
}
