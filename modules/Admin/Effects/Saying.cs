using Dealership.Plugin;
using Dealership.Ui;

namespace Dealership.Admin.Effects;

/// <summary>Figures and verdicts in words.</summary>
internal static class Saying
{
    /// <summary>A mean or one value: 823.4, 12%.</summary>
    public static string Value(Effect effect, double value, Words words) => effect.IsShare ? $"{Points(value, words)}%" : words.Number(Math.Round((decimal)value, 1));

    /// <summary>A difference with its sign: +21.3, −4 percentage points.</summary>
    public static string Gap(Effect effect, double value, Words words) =>
        $"{(value < 0 ? "−" : "+")}{(effect.IsShare ? words[$"{Points(Math.Abs(value), words)} 个百分点", $"{Points(Math.Abs(value), words)} pp"] : words.Number(Math.Round((decimal)Math.Abs(value), 1)))}";

    /// <summary>From … to …, without repeating the unit.</summary>
    public static string Interval(Effect effect, Difference difference, Words words) => words[
        $"95% 区间 {Gap(effect, difference.Low, words)} 至 {Gap(effect, difference.High, words)}", $"95% interval {Gap(effect, difference.Low, words)} to {Gap(effect, difference.High, words)}"];

    public static string Verdict(Verdict verdict, Words words) => verdict switch
    {
        Effects.Verdict.TooFew => words["样本不足", "Too few"],
        Effects.Verdict.Helps => words["按时有用", "In time helps"],
        Effects.Verdict.Harms => words["按时反而更差", "In time is worse"],
        Effects.Verdict.NotWorth => words["差别不值得", "Moves too little"],
        _ => words["还看不出", "Cannot tell yet"],
    };

    public static StateKind Kind(Verdict verdict) => verdict switch
    {
        Effects.Verdict.Helps => StateKind.InTime,
        Effects.Verdict.Harms => StateKind.Late,
        Effects.Verdict.NotWorth => StateKind.Due,
        _ => StateKind.Neutral,
    };

    public static string Group(string group, Words words) => group switch
    {
        "in-time" => words["按时", "In time"],
        "not-in-time" => words["未按时", "Not in time"],
        _ => words["结果未知", "Outcome unknown"],
    };

    private static string Points(double share, Words words) => words.Number(Math.Round((decimal)share * 100, 1));
}
