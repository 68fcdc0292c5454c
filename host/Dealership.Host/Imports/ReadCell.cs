using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.Host.Imports;

/// <summary>What was found in a cell.</summary>
/// <param name="Value">Normalised; nothing when empty or wrong.</param>
/// <param name="Problem">Why it cannot be taken.</param>
/// <param name="Warning">It is taken, and somebody should look.</param>
internal readonly record struct CellRead(string? Value, Text? Problem = null, Text? Warning = null)
{
    /// <summary>Reads a cell's text as its column wants it.</summary>
    public static CellRead Of(ImportColumn column, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return column.Required ? Wrong($"{column.Name.Zh}没有填。", $"{column.Name.En} is empty.") : default;
        if (CellShapes.ExcelError().IsMatch(text)) return Wrong($"这一格是 Excel 的错误值 {text}。", $"The cell holds Excel's error {text}.");
        return column.Kind switch
        {
            CellKind.Phone => PhoneNumber.TryRead(text, out var phone, out var problem) ? new(phone.Value) : new(null, problem),
            CellKind.Vin => VinOf(text),
            CellKind.Date => CellDate.TryRead(text, out var date, out var problem) ? new(date.ToString()) : new(null, problem),
            CellKind.Whole => WholeOf(text),
            CellKind.Amount => AmountOf(text),
            CellKind.Choice => ChoiceOf(column, text),
            _ => TextOf(text),
        };
    }

    private static CellRead VinOf(string text)
    {
        if (!Vin.TryRead(text, out var vin, out var problem)) return new(null, problem);
        return vin.CheckDigitOk ? new(vin.Value) : new(vin.Value, null, new(
            "车架号第 9 位校验不符，请核对一遍；确实如此可以照样导入。", "The check digit in position 9 does not fit; look again. It may be imported as it is."));
    }

    private static CellRead TextOf(string text) => text switch
    {
        _ when CellShapes.LostDigits().IsMatch(text) => Wrong(
            $"数字太长，Excel 把末尾几位变成了 0（{text}）。请把这一列设成文本格式，重新填。",
            $"The number is too long for Excel and its last digits are lost ({text}). Set the column to text and type it again."),
        { Length: > 2000 } => Wrong("文字超过 2000 字。", "The text is longer than 2,000 characters."),
        _ => new(text),
    };

    private static CellRead WholeOf(string text)
    {
        var plain = Plain(text);
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return Wrong("这里要填整数。", "A whole number is wanted here.");
        if (number != decimal.Truncate(number)) return Wrong("这里要填整数，不要小数。", "A whole number is wanted here, without decimals.");
        return Math.Abs(number) > int.MaxValue
            ? Wrong("数字太大。", "The number is too large.")
            : new(decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture));
    }

    private static CellRead AmountOf(string text)
    {
        var plain = Plain(text).Trim('¥', '元');
        var factor = plain.EndsWith('万') ? 10_000m : 1m;
        if (!decimal.TryParse(plain.TrimEnd('万'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return Wrong("看不懂这个金额，请写成 128000 或 128000.50。", "This is no amount; write 128000 or 128000.50.");
        number *= factor;
        if (number != decimal.Round(number, 2)) return Wrong("金额最多两位小数。", "An amount has two decimals at most.");
        return Math.Abs(number) >= 1e12m ? Wrong("金额太大。", "The amount is too large.") : new(number.ToString("0.##", CultureInfo.InvariantCulture));
    }

    private static CellRead ChoiceOf(ImportColumn column, string text)
    {
        var said = HeaderMatch.Fold(text);
        var choices = column.Choices ?? [];
        foreach (var (code, name) in choices)
            if (said == HeaderMatch.Fold(code) || said == HeaderMatch.Fold(name.Zh) || said == HeaderMatch.Fold(name.En)) return new(code);
        return Wrong($"没有“{text}”这一项，可填：{string.Join("、", choices.Select(c => c.Name.Zh))}。",
            $"There is no “{text}” here; one of: {string.Join(", ", choices.Select(c => c.Name.En))}.");
    }

    /// <summary>Half-width, without the commas and blanks that people put between thousands.</summary>
    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Replace(",", "").Replace(" ", "");

    private static CellRead Wrong(string zh, string en) => new(null, new Text(zh, en));
}

/// <summary>What a spoilt cell looks like.</summary>
internal static partial class CellShapes
{
    [GeneratedRegex(@"^#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)$")]
    public static partial Regex ExcelError();

    [GeneratedRegex(@"^-?[0-9](?:\.[0-9]+)?E\+(?:1[5-9]|[2-9][0-9]|[0-9]{3})$")]
    public static partial Regex LostDigits();
}
