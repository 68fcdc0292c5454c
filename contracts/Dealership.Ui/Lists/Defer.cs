using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dealership.Ui;

/// <summary>Renders after its elder siblings, so that what they registered (columns, filters) is known.</summary>
public sealed class Defer : ComponentBase
{
    /// <summary>What waits.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
