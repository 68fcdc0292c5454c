using Dealership.Contracts;

namespace Dealership.Sales.Showroom;

/// <summary>
/// Why somebody came (来店性质), as the door knows it. It is neither an intention level nor an outcome: F here is a first visit,
/// and no code of those lists.
/// </summary>
internal static class VisitKind
{
    public const string First = "first";
    public const string Again = "again";
    public const string Errand = "errand";

    public static IReadOnlyList<string> All { get; } = [First, Again, Errand];

    public static Text NameOf(string? kind) => kind switch
    {
        First => new("首次来店 F", "First visit F"),
        Again => new("再次来店 S", "Again S"),
        Errand => new("办事", "Errand"),
        _ => new("未完善", "Not asked yet"),
    };
}
