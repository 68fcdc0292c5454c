using Dealership.Contracts;

namespace Dealership.Sales.Cards;

/// <summary>How a card ended (商机结果). Only an order closes one as ordered.</summary>
internal static class CardOutcome
{
    public const string Ordered = "ordered";

    /// <summary>What a supervisor may close a card with.</summary>
    public static IReadOnlyList<string> BySupervisor { get; } = ["lost", "frozen", "out-of-contact"];

    public static Text NameOf(string outcome) => outcome switch
    {
        Ordered => new("已订车 O", "Ordered O"),
        "lost" => new("战败 F1", "Lost F1"),
        "frozen" => new("冷冻 F2", "Frozen F2"),
        _ => new("失联 L", "Out of contact L"),
    };
}
