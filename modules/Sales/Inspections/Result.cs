using Dealership.Contracts;

namespace Dealership.Sales.Inspections;

/// <summary>How an item was found: in order, put right on the spot, or still wrong.</summary>
internal static class Result
{
    public const string Fine = "ok";
    public const string Repaired = "repaired";
    public const string Open = "open";

    public static IReadOnlyList<string> All { get; } = [Fine, Repaired, Open];

    public static Text NameOf(string result) => result switch
    {
        Fine => new("合格", "OK"),
        Repaired => new("已修复", "Repaired"),
        _ => new("未解决", "Open"),
    };
}
