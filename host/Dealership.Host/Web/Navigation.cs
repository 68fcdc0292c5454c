using System.Reflection;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Microsoft.AspNetCore.Components;

namespace Dealership.Host.Web;

/// <summary>The navigation, drawn from what the departments' pages say of themselves.</summary>
internal sealed class Navigation(IReadOnlyList<Room> rooms)
{
    private readonly IReadOnlyList<Entry> _entries =
        [.. from room in rooms
            from page in room.Pages
            let menu = page.GetCustomAttribute<MenuAttribute>()
            where menu is not null
            orderby room.Manifest.Order, menu.Order
            select new Entry(room.Manifest, page, menu, page.GetCustomAttributes<RouteAttribute>().First().Template, page.GetCustomAttribute<NeedsAttribute>()?.Right)];

    /// <summary>What the caller may open, in order.</summary>
    public IEnumerable<Entry> For(Caller caller) => _entries.Where(e => e.Right is null || caller.May(e.Right));

    internal sealed record Entry(DepartmentAttribute Department, Type Page, MenuAttribute Menu, string Address, string? Right)
    {
        /// <summary>The caller's position owes work here.</summary>
        public bool IsOwedBy(Caller caller) => Menu.For.Any(caller.Positions.Contains);
    }
}
