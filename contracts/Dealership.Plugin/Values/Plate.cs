using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Dealership.Contracts;

namespace Dealership.Plugin.Values;

/// <summary>
/// A licence plate (车牌号) of mainland China, upper-cased, without dots and blanks: 沪A12345, 沪AE22075, 粤Z1234港.
/// Letters I and O are on none. On a small green plate the third character says the drive: A to E electric, F to K not
/// only; on a large one the last does. D and F alone are out of date.
/// </summary>
public readonly partial record struct Plate
{
    private const string Provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private readonly string? _value;

    private Plate(string value, PlateKind kind) => (_value, Kind) = (value, kind);

    /// <summary>As on the plate, without the dot.</summary>
    public string Value => _value ?? "";

    /// <summary>What kind of plate it is.</summary>
    public PlateKind Kind { get; }

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>Reads what was typed; dots, dashes, blanks and small letters do not matter.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="plate">The plate.</param>
    /// <param name="problem">Why it is none, for the person who typed it.</param>
    public static bool TryRead([NotNullWhen(true)] string? typed, out Plate plate, out Text problem)
    {
        plate = default;
        var text = Dots().Replace(Typed.Compact(typed), "").ToUpperInvariant();
        if (KindOf(text) is { } kind)
        {
            (plate, problem) = (new(text, kind), default);
            return true;
        }
        problem = text switch
        {
            "" => new("车牌号没有填。", "The plate is empty."),
            _ when text[0] != '使' && !char.IsAsciiDigit(text[0]) && !Provinces.Contains(text[0]) => new(
                "车牌号以省份简称开头，如 沪A12345。", "A plate begins with the province's character: 沪A12345."),
            _ when text.AsSpan(1).IndexOfAny('I', 'O') >= 0 => new(
                "车牌号里没有字母 I 和 O，请看看是不是数字 1 或 0。", "A plate never contains I or O; look whether it is the digit 1 or 0."),
            { Length: 8 } => new(
                "新能源车牌第三位应是 A–K（无 I），或前五位数字加末位字母。", "A green plate has A to K (without I) in third place, or five digits and such a letter last."),
            { Length: not 7 } => new(
                $"车牌号是 7 位，新能源 8 位，这里是 {text.Length} 位。", $"A plate has 7 characters, a green one 8; this has {text.Length}."),
            _ => new("车牌号写法不对，如 沪A12345、沪AD12345。", "This is no plate; examples: 沪A12345, 沪AD12345."),
        };
        return false;
    }

    private static PlateKind? KindOf(string text) => text switch
    {
        _ when Ordinary().IsMatch(text) => PlateKind.Ordinary,
        _ when SmallGreen().IsMatch(text) => PlateKind.SmallNewEnergy,
        _ when LargeGreen().IsMatch(text) => PlateKind.LargeNewEnergy,
        _ when Border().IsMatch(text) => PlateKind.HongKongMacau,
        _ when Embassy().IsMatch(text) => PlateKind.Diplomatic,
        _ when Marked().Match(text) is { Success: true } marked => marked.Groups[1].Value switch
        {
            "挂" => PlateKind.Trailer,
            "学" => PlateKind.Training,
            _ => PlateKind.Police,
        },
        _ => null,
    };

    [GeneratedRegex(@"[\-·•・.‧]")]
    private static partial Regex Dots();

    [GeneratedRegex($"^[{Provinces}][A-HJ-NP-Z][A-HJ-NP-Z0-9]{{5}}$")]
    private static partial Regex Ordinary();

    [GeneratedRegex($"^[{Provinces}][A-HJ-NP-Z][A-HJK][A-HJ-NP-Z0-9][0-9]{{4}}$")]
    private static partial Regex SmallGreen();

    [GeneratedRegex($"^[{Provinces}][A-HJ-NP-Z][0-9]{{5}}[A-HJK]$")]
    private static partial Regex LargeGreen();

    [GeneratedRegex("^粤Z[A-HJ-NP-Z0-9]{4}[港澳]$")]
    private static partial Regex Border();

    [GeneratedRegex($"^(?:使[0-9]{{6}}|[0-9]{{6}}使|[{Provinces}][A-HJ-NP-Z0-9][A-HJ-NP-Z0-9]{{4}}[使领])$")]
    private static partial Regex Embassy();

    [GeneratedRegex($"^[{Provinces}][A-HJ-NP-Z][A-HJ-NP-Z0-9]{{4}}([挂学警])$")]
    private static partial Regex Marked();
}

/// <summary>Kinds of plates.</summary>
public enum PlateKind
{
    /// <summary>Seven characters: blue, yellow (蓝牌、黄牌).</summary>
    Ordinary,
    /// <summary>Eight characters, the drive's letter third (小型新能源).</summary>
    SmallNewEnergy,
    /// <summary>Eight characters, the drive's letter last (大型新能源).</summary>
    LargeNewEnergy,
    /// <summary>挂.</summary>
    Trailer,
    /// <summary>学.</summary>
    Training,
    /// <summary>警.</summary>
    Police,
    /// <summary>港, 澳.</summary>
    HongKongMacau,
    /// <summary>使, 领.</summary>
    Diplomatic,
}
