namespace Dealership.Plugin.Values;

/// <summary>
/// An amount of yuan in the words that papers need beside the figure (人民币大写), by the rules for bills: 整 after whole yuan or 角,
/// none after 分; one 零 wherever figures are skipped. Rounded to 分.
/// </summary>
public static class RmbWords
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Units = ["", "拾", "佰", "仟"];
    private static readonly string[] Sections = ["", "万", "亿", "万亿"];
    private const decimal Limit = 1_0000_0000_0000_0000m;

    /// <summary>105800 is 壹拾万伍仟捌佰元整.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Ten quadrillion and more have no words here.</exception>
    public static string Of(decimal yuan)
    {
        var fen = decimal.Round(Math.Abs(yuan) * 100, 0, MidpointRounding.AwayFromZero);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fen, Limit * 100, nameof(yuan));
        var (whole, jiao, rest) = ((long)(fen / 100), (int)(fen / 10 % 10), (int)(fen % 10));
        var sign = yuan < 0 && fen > 0 ? "负" : "";
        if (whole == 0 && jiao == 0 && rest == 0) return "零元整";
        var words = whole == 0 ? "" : Whole(whole) + "元";
        if (jiao > 0) words += Digits[jiao] + "角";
        else if (whole > 0 && rest > 0) words += "零";
        return sign + words + (rest > 0 ? Digits[rest] + "分" : "整");
    }

    /// <summary>Sections of four figures: 万, 亿, 万亿. A section that does not fill its thousands is joined with 零.</summary>
    private static string Whole(long number)
    {
        var (words, skipped) = ("", false);
        for (var section = Sections.Length - 1; section >= 0; section--)
        {
            var part = (int)(number / (long)Math.Pow(10_000, section) % 10_000);
            if (part == 0) { skipped = words.Length > 0; continue; }
            if (words.Length > 0 && (skipped || part < 1000)) words += "零";
            words += Four(part) + Sections[section];
            skipped = false;
        }
        return words;
    }

    private static string Four(int part)
    {
        var (words, skipped) = ("", false);
        for (var place = 3; place >= 0; place--)
        {
            var digit = part / (int)Math.Pow(10, place) % 10;
            if (digit == 0) { skipped = words.Length > 0; continue; }
            words += (skipped ? "零" : "") + Digits[digit] + Units[place];
            skipped = false;
        }
        return words;
    }
}
