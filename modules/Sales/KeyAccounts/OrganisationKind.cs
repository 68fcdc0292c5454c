using Dealership.Contracts;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Who buys in bulk (大客户类型). Members of a special group buy singly, with proof of belonging to it.</summary>
internal sealed record OrganisationKind(string Code, Text Name)
{
    public const string Group = "group";

    public static IReadOnlyList<OrganisationKind> All { get; } =
    [
        new("government", new("政府事业单位", "Government")), new("enterprise", new("企业", "Enterprise")), new("school", new("学校", "School")), new("hospital", new("医院", "Hospital")),
        new("taxi", new("出租、网约", "Taxi, ride-hailing")), new("leasing", new("租赁", "Leasing")), new("driving", new("驾校", "Driving school")), new(Group, new("特殊群体", "Special group")),
    ];

    public static OrganisationKind? Of(string? code) => All.FirstOrDefault(k => k.Code == code);
}
