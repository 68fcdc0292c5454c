using Dealership.Contracts;

namespace Dealership.Sales.Agreements;

/// <summary>Papers of identity that a buyer may show.</summary>
internal static class IdentityKind
{
    public static IReadOnlyList<(string Code, Text Name)> All { get; } =
    [
        ("id-card", new("居民身份证", "Identity card")), ("passport", new("护照", "Passport")),
        ("permit", new("港澳台居民证件", "Permit of Hong Kong, Macao, Taiwan")), ("company", new("营业执照", "Business licence")),
    ];

    public static bool Is(string? code) => All.Any(k => k.Code == code);

    public static Text NameOf(string code) => All.FirstOrDefault(k => k.Code == code) is { Code: not null } known ? known.Name : new(code, code);
}
