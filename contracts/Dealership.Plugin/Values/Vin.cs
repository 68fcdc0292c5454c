using System.Diagnostics.CodeAnalysis;
using Dealership.Contracts;

namespace Dealership.Plugin.Values;

/// <summary>
/// A vehicle identification number (车架号, GB 16735): 17 characters without I, O and Q, upper-cased. A check digit that
/// does not fit is worth a warning and no refusal: some imported vehicles carry none.
/// </summary>
public readonly record struct Vin
{
    private const int Length = 17;
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string LetterValues = "12345678123457923456789";
    private static readonly int[] Weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    private readonly string? _value;

    private Vin(string value) => _value = value;

    /// <summary>All 17 characters.</summary>
    public string Value => _value ?? "";

    /// <summary>Position 9 is what the other sixteen say it is.</summary>
    public bool CheckDigitOk => Value.Length == Length && Value[8] == CheckDigit(Value);

    /// <summary>The last six characters, as people say them on the phone.</summary>
    public string Tail => Value.Length == Length ? Value[^6..] : "";

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>What belongs into position 9: a digit, or X for ten.</summary>
    /// <param name="vin">17 valid characters; the ninth does not matter.</param>
    public static char CheckDigit(string vin)
    {
        var sum = 0;
        for (var i = 0; i < Length; i++) sum += Weights[i] * Worth(vin[i]);
        return (sum % 11) is var rest && rest == 10 ? 'X' : (char)('0' + rest);
    }

    /// <summary>Reads what was typed; blanks, dashes and small letters do not matter.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="vin">The number.</param>
    /// <param name="problem">Why it is none, for the person who typed it.</param>
    public static bool TryRead([NotNullWhen(true)] string? typed, out Vin vin, out Text problem)
    {
        vin = default;
        var text = Typed.Compact(typed).Replace("-", "").Replace("*", "").ToUpperInvariant();
        problem = text switch
        {
            "" => new("车架号没有填。", "The VIN is empty."),
            _ when text.Any(c => !char.IsAsciiLetterOrDigit(c)) => new("车架号只有字母和数字。", "A VIN consists of letters and digits."),
            _ when text.IndexOfAny(['I', 'O', 'Q']) >= 0 => new(
                "车架号里没有字母 I、O、Q，请看看是不是数字 1 或 0。", "A VIN never contains I, O or Q; look whether it is the digit 1 or 0."),
            { Length: not Length } => new($"车架号是 17 位，这里是 {text.Length} 位。", $"A VIN has 17 characters, this has {text.Length}."),
            _ => default,
        };
        if (problem != default) return false;
        vin = new(text);
        return true;
    }

    private static int Worth(char c) => char.IsAsciiDigit(c) ? c - '0' : LetterValues[Letters.IndexOf(c)] - '0';
}
