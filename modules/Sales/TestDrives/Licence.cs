using Dealership.Contracts;

namespace Dealership.Sales.TestDrives;

/// <summary>Kinds of driving licence (准驾车型) with which a passenger car may be driven.</summary>
internal static class Licence
{
    public static IReadOnlyList<string> Kinds { get; } = ["C1", "C2", "B1", "B2", "A1", "A2", "A3"];

    public static Text NameOf(string kind) => kind == "C2" ? new("C2（自动挡）", "C2 (automatic)") : new(kind, kind);
}
