using Dealership.Contracts;

namespace Dealership.Sales.Cards;

/// <summary>
/// Intention level (意向级别): within which time he is likely to buy. N is nobody's first visit and no outcome; those are lists of their own.
/// </summary>
/// <param name="Code">H, A, B, C, N, the hottest first.</param>
/// <param name="Name">With the time within which he buys.</param>
/// <param name="Days">What the trade does: days until the next contact, unless the store says otherwise.</param>
internal sealed record Level(string Code, Text Name, int Days)
{
    public static IReadOnlyList<Level> All { get; } =
    [
        new("H", new("7天内", "within 7 days"), 3), new("A", new("15天内", "within 15 days"), 7), new("B", new("30天内", "within 30 days"), 15),
        new("C", new("3个月内", "within 3 months"), 30), new("N", new("未定", "not said"), 60),
    ];

    /// <summary>What the month's forecast rests on.</summary>
    public const string Hottest = "H";

    public static bool Is(string? code) => All.Any(l => l.Code == code);

    /// <summary>Hotter than another.</summary>
    public static bool Above(string code, string other) => Rank(code) < Rank(other);

    private static int Rank(string code) => All.TakeWhile(l => l.Code != code).Count();
}
