using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Dealership.Contracts;

namespace Dealership.Plugin.Values;

/// <summary>
/// A phone number of mainland China, normalised, so that one customer is found however his number was typed: a mobile is
/// 11 digits, a landline carries its area code, an extension follows 转. Nothing is guessed: what cannot be read is
/// refused with a sentence that says what to do.
/// </summary>
public readonly partial record struct PhoneNumber
{
    private readonly string? _value;

    private PhoneNumber(string main, string extension) => _value = extension.Length == 0 ? main : $"{main}转{extension}";

    /// <summary>13812341234, 02158881234, 02158881234转801.</summary>
    public string Value => _value ?? "";

    /// <summary>A mobile: it can receive messages.</summary>
    public bool Mobile => Value.Length >= 11 && Value[0] == '1';

    /// <summary>Area code or the first three digits, four stars, the last four digits: 138****1234.</summary>
    public string Masked => Main.Length < 10 ? "" : $"{Main[..(Mobile ? 3 : AreaLength(Main))]}****{Tail}";

    /// <summary>The last four digits, without the extension: how people look a number up.</summary>
    public string Tail => Main.Length < 4 ? Main : Main[^4..];

    private string Main => Value.Split('转')[0];

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">As typed, spaces, dashes, brackets, +86, 86 and 0086 included.</param>
    /// <param name="phone">The number.</param>
    /// <param name="problem">Why it is none, for the person who typed it.</param>
    public static bool TryRead([NotNullWhen(true)] string? typed, out PhoneNumber phone, out Text problem)
    {
        phone = default;
        var text = Typed.Compact(typed);
        problem = Refusal(text);
        if (problem != default) return false;
        text = Separators().Replace(text, "-").Replace("(", "").Replace(")", "").Trim('-');
        var (main, extension) = Extension(text);
        var digits = main.Replace("-", "");
        if (Normal(digits) is { } whole)
        {
            phone = new(whole, extension);
            return true;
        }
        // 021-58881234-801: only where the whole is no number may its last group be an extension.
        var dash = main.LastIndexOf('-');
        if (extension.Length == 0 && dash > 0 && main.Length - dash - 1 is >= 1 and <= 6 && Normal(main[..dash].Replace("-", "")) is { } head)
        {
            phone = new(head, main[(dash + 1)..]);
            return true;
        }
        problem = PhoneProblem.Of(digits);
        return false;
    }

    /// <summary>What is wrong before any digit is looked at.</summary>
    private static Text Refusal(string text) => text switch
    {
        "" => new("电话没有填。", "The phone number is empty."),
        _ when Scientific().IsMatch(text) => new(
            $"电话成了科学计数法（{text}），后面的数字已经丢了，不能猜。请把这一列设成文本格式，重新填号码。",
            $"The number turned into scientific notation ({text}) and its last digits are lost. Set the column to text and type the number again."),
        _ => default,
    };

    /// <summary>The mobile or landline behind these digits, the country's prefix taken off; nothing when they are none.</summary>
    private static string? Normal(string digits)
    {
        if (Domestic(digits) is { } plain) return plain;
        foreach (var prefix in new[] { "+86", "0086", "86" })
        {
            // Behind the country's prefix a landline is written without its 0.
            if (digits.StartsWith(prefix, StringComparison.Ordinal))
                return Domestic(digits[prefix.Length..]) ?? Domestic("0" + digits[prefix.Length..]);
        }
        return null;
    }

    private static string? Domestic(string digits) => MobileShape().IsMatch(digits) || LandlineShape().IsMatch(digits) ? digits : null;

    private static (string Main, string Extension) Extension(string text) =>
        WrittenExtension().Match(text) is { Success: true } found ? (found.Groups[1].Value, found.Groups[2].Value) : (text, "");

    /// <summary>010 and 02x are three digits long, every other area code four.</summary>
    private static int AreaLength(string landline) => landline[1] is '1' or '2' ? 3 : 4;

    [GeneratedRegex(@"^[+-]?\d(\.\d*)?E\+?\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"[\-‐-―−·.]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(.*?)-?(?:转|分机|ext-?|x|#)(?:分机)?-?([0-9]{1,6})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenExtension();

    [GeneratedRegex("^1[3-9][0-9]{9}$")]
    private static partial Regex MobileShape();

    [GeneratedRegex("^(?:0(?:10|2[0-9])[2-9][0-9]{7}|0[3-9][0-9]{2}[2-9][0-9]{6,7})$")]
    private static partial Regex LandlineShape();
}
