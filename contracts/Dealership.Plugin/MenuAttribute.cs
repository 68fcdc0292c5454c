namespace Dealership.Plugin;

/// <summary>Puts a page into the navigation, under its department.</summary>
/// <param name="zh">Chinese label.</param>
/// <param name="en">English label.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MenuAttribute(string zh, string en) : Attribute
{
    /// <summary>Chinese label.</summary>
    public string Zh { get; } = zh;

    /// <summary>English label.</summary>
    public string En { get; } = en;

    /// <summary>Order among the department's pages.</summary>
    public int Order { get; init; } = 100;

    /// <summary>Position codes that owe work on this page: it stands in their first group.</summary>
    public string[] For { get; init; } = [];
}

/// <summary>A component that fills a named slot in another department's page. The slot's parameters are passed by name.</summary>
/// <param name="slot">Name of the slot, e.g. <c>record.side</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class FillsAttribute(string slot) : Attribute
{
    /// <summary>Name of the slot.</summary>
    public string Slot { get; } = slot;

    /// <summary>Order among the fillers.</summary>
    public int Order { get; init; } = 100;
}
