namespace Dealership.Contracts;

/// <summary>What a kind of fact is called among people (事项), where somebody must answer for it.</summary>
/// <param name="zh">In Chinese.</param>
/// <param name="en">In English.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MatterAttribute(string zh, string en) : Attribute
{
    /// <summary>In Chinese.</summary>
    public string Zh { get; } = zh;

    /// <summary>In English.</summary>
    public string En { get; } = en;
}
