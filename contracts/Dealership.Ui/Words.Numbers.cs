using System.Globalization;

namespace Dealership.Ui;

public sealed partial class Words
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Yuan with two decimals: ¥128,800.00.</summary>
    public string Money(decimal yuan) => (yuan < 0 ? "-¥" : "¥") + Math.Abs(yuan).ToString("#,##0.00", Plain);

    /// <summary>Yuan for a glance: 12.9万元, ¥128.8k, ¥4.5M.</summary>
    public string MoneyShort(decimal yuan) => (Zh, Math.Abs(yuan)) switch
    {
        (true, >= 10_000) => $"{(yuan / 10_000).ToString("#,##0.#", Plain)}万元",
        (true, _) => $"{yuan.ToString("#,##0", Plain)}元",
        (_, >= 1_000_000) => $"¥{(yuan / 1_000_000).ToString("#,##0.#", Plain)}M",
        (_, >= 1_000) => $"¥{(yuan / 1_000).ToString("#,##0.#", Plain)}k",
        _ => $"¥{yuan.ToString("#,##0", Plain)}",
    };

    /// <summary>How many; beyond the cap nobody counted further: 1,000+.</summary>
    public string Count(long number, long cap = 1000) => number > cap ? cap.ToString("#,##0", Plain) + "+" : Number(number);

    /// <summary>1,234.</summary>
    public string Number(long number) => number.ToString("#,##0", Plain);

    /// <summary>1,234.5.</summary>
    public string Number(decimal number) => number.ToString("#,##0.##", Plain);

    /// <summary>A ratio 0…1 as 91%; a dash when there is nothing to divide.</summary>
    // One parameter on purpose: with a second one for the decimals, two whole numbers would choose this over part and whole.
    public string Percent(double? ratio) => Ratio(ratio, 0);

    /// <summary>Part of whole as 91%; a dash when the whole is nothing.</summary>
    public string Percent(long part, long whole, int decimals = 0) => Ratio(whole == 0 ? null : (double)part / whole, decimals);

    private static string Ratio(double? ratio, int decimals) =>
        ratio is { } r && double.IsFinite(r) ? (r * 100).ToString("F" + decimals, Plain) + "%" : "—";
}
