using Dealership.Contracts;

namespace Dealership.Sales.Agreements;

/// <summary>What may be bought beside a vehicle. None is asked for: whoever buys a vehicle need buy nothing else (汽车销售管理办法 §14).</summary>
internal static class AddOn
{
    public static IReadOnlyList<(string Code, Text Name)> All { get; } =
    [
        ("insurance", new("保险代办", "Insurance")), ("loan", new("贷款服务", "Loan service")), ("plates", new("上牌代办", "Plates")),
        ("accessories", new("精品加装", "Accessories")), ("warranty", new("延保", "Extended warranty")),
    ];

    public static bool Is(string? code) => All.Any(a => a.Code == code);

    public static Text NameOf(string code) => All.FirstOrDefault(a => a.Code == code) is { Code: not null } known ? known.Name : new(code, code);
}
