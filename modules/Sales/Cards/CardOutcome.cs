using Dealership.Contracts;

namespace Dealership.Sales.Cards;

/// <summary>How a card ended (商机结果). Only an order closes one as ordered.</summary>
internal static class CardOutcome
{
    public const string Ordered = "ordered";
    public const string Lost = "lost";
    public const string Frozen = "frozen";
    public const string OutOfContact = "out-of-contact";

    /// <summary>What a supervisor may close a card with.</summary>
    public static IReadOnlyList<string> BySupervisor { get; } = [Lost, Frozen, OutOfContact];

    public static Text NameOf(string outcome) => outcome switch
    {
        Ordered => new("已订车 O", "Ordered O"),
        Lost => new("战败 F1", "Lost F1"),
        Frozen => new("冷冻 F2", "Put off F2"),
        _ => new("失联 L", "Out of contact L"),
    };
}
