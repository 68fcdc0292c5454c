using Dealership.Contracts;

namespace Dealership.Sales.Funnel;

/// <summary>What the funnel stands against and does not count: planned figures and amounts. Of the store; one consultant's figures have none.</summary>
/// <param name="Code">As an indicator has it.</param>
/// <param name="Name">As people say it.</param>
internal sealed record Target(string Code, Text Name)
{
    /// <summary>Vehicles to be handed over in the month, and in the next.</summary>
    public const string Sales = "target", NextSales = "next-target";

    /// <summary>First visits, and cards from calls and online, that the month should bring.</summary>
    public const string Visits = "visits-target", Leads = "leads-target";

    /// <summary>Yuan of accessories with the vehicles handed over; for whoever sees prices.</summary>
    public const string Accessories = "accessories";

    public static IReadOnlyList<Target> All { get; } =
    [
        new(Sales, new("本月目标", "Month's target")), new(NextSales, new("次月目标", "Next month's target")), new(Visits, new("首次到店目标", "Target of first visits")), new(Leads, new("线索目标", "Target of leads")),
        new(Accessories, new("精品金额（元）", "Accessories, yuan")),
    ];

    public static Target? Of(string code) => All.FirstOrDefault(t => t.Code == code);

    /// <summary>Where it stands.</summary>
    /// <param name="month">First day of the month that is looked at.</param>
    /// <param name="rows">Address of the rows behind a figure.</param>
    public string Link(DateOnly month, Func<string, string> rows) => Code switch
    {
        Sales => $"/sales/plans/{month.Year}/{month.Month}",
        NextSales => $"/sales/plans/{month.AddMonths(1).Year}/{month.AddMonths(1).Month}",
        Accessories => rows("fitted"),
        _ => "/sales/funnel/targets",
    };
}
