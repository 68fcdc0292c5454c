using Microsoft.AspNetCore.Components;

namespace Dealership.Ui;

/// <summary>One condition of a list, kept in the address under its name.</summary>
public abstract class Filter : ComponentBase
{
    /// <summary>The form it stands in.</summary>
    [CascadingParameter] public Filters? Form { get; set; }

    /// <summary>Key in the address.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Keys in the address that belong to it.</summary>
    public virtual IReadOnlyList<string> Keys => [Name];

    /// <summary>What is chosen, as the chip says it.</summary>
    public abstract string Shown(PageQuery query);

    /// <summary>What the address says now.</summary>
    protected string? Now => Form?.Query[Name];

    /// <summary>Id of the input.</summary>
    protected string Id => "q-" + Name;

    internal bool Owns(string key) => Keys.Contains(key, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    protected override void OnInitialized() => Form?.Add(this);
}
