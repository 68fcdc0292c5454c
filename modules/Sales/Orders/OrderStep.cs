using Dealership.Plugin;
using Dealership.Ui;
using Microsoft.AspNetCore.Components;

namespace Dealership.Sales.Orders;

/// <summary>A part of an order's page on which something is done: it says why not, or shows the order as it is now.</summary>
public abstract class OrderStep : ComponentBase
{
    /// <summary>Where to go afterwards.</summary>
    [Inject] public NavigationManager Nav { get; set; } = default!;

    /// <summary>Says what happened on the next page.</summary>
    [Inject] public IDoor Door { get; set; } = default!;

    /// <summary>The order as <see cref="OrderRecord"/> answers it; its type stays inside the department.</summary>
    [Parameter, EditorRequired] public object Shown { get; set; } = default!;

    /// <summary>What was agreed for it, as <see cref="DealRecord"/> answers it.</summary>
    [Parameter, EditorRequired] public object Agreed { get; set; } = default!;

    /// <summary>Why not.</summary>
    protected string? Problem { get; private set; }

    internal OrderRecord.View View => (OrderRecord.View)Shown;

    internal OrderRecord.Row Order => View.Order;

    internal DealRecord.View Deal => (DealRecord.View)Agreed;

    /// <summary>Neither handed over nor cancelled.</summary>
    protected bool Open => Order is { DeliveryId: null, CancelledAt: null };

    /// <summary>Ends an act.</summary>
    protected async Task Act(Task<Outcome> doing, Words words)
    {
        var outcome = await doing;
        if (!outcome.Ok) { Problem = string.Join(" ", outcome.Problems.Select(p => words[p.Text])); return; }
        Door.Say(words[outcome.Said!.Value]);
        Nav.NavigateTo($"/sales/orders/{Order.Id}");
    }
}
