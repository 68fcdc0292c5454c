using Dealership.Contracts;

namespace Dealership.Sales.Appraisal;

/// <summary>How a value becomes points (评分规则): five ways.</summary>
internal static class ScoringRule
{
    public const string Linear = "linear";
    public const string Steps = "steps";
    public const string Unit = "unit";
    public const string Deduct = "deduct";
    public const string Veto = "veto";

    public static IReadOnlyList<(string Code, Text Name)> All { get; } =
    [
        (Linear, new("线性（底线到目标）", "Linear, from floor to target")), (Steps, new("分档", "Step table")), (Unit, new("按件加分", "Points per unit")),
        (Deduct, new("按次扣分", "Points off per event")), (Veto, new("一票否决", "Veto")),
    ];

    public static bool Is(string? code) => All.Any(r => r.Code == code);

    public static Text NameOf(string code) => All.FirstOrDefault(r => r.Code == code) is { Code: not null } rule ? rule.Name : new(code, code);

    /// <summary>The rule in a sentence, with its figures.</summary>
    public static Text Say(Indicator i) => i.Rule switch
    {
        Linear => i.Cap is { } cap
            ? new($"{N(i.Floor)} 得0分，{N(i.Target)} 得满分，最多算到 {N(cap)}", $"{N(i.Floor)} scores nothing, {N(i.Target)} scores in full, counted up to {N(cap)}")
            : new($"{N(i.Floor)} 得0分，{N(i.Target)} 得满分", $"{N(i.Floor)} scores nothing, {N(i.Target)} scores in full"),
        Steps => new(string.Join("，", StepTable.Read(i.Steps).Select(s => $"{N(s.From)} 起得 {N(s.Percent)}%")), string.Join(", ", StepTable.Read(i.Steps).Select(s => $"from {N(s.From)}: {N(s.Percent)}%"))),
        Unit => new($"每件 {N(i.Per)} 分，最多 {N(i.Weight)} 分", $"{N(i.Per)} points each, at most {N(i.Weight)}"),
        Deduct => new($"每次扣 {N(i.Per)} 分，最多扣 {N(i.Most ?? i.Weight)} 分", $"{N(i.Per)} points off each time, at most {N(i.Most ?? i.Weight)}"),
        _ => new("发生一次，整张表为0分", "Once is enough: the whole sheet is 0"),
    };

    private static string N(decimal? number) => (number ?? 0).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
