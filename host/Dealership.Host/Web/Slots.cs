using System.Reflection;
using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Web;

/// <summary>Who fills which slot, found once in the departments' assemblies.</summary>
internal sealed class Slots(IReadOnlyList<Room> rooms) : ISlots
{
    private readonly ILookup<string, (Type Component, string? Right)> _fillers =
        (from room in rooms
         from type in room.Assembly.GetTypes()
         from fills in type.GetCustomAttributes<FillsAttribute>()
         orderby fills.Order
         select (fills.Slot, Component: type, Right: type.GetCustomAttribute<NeedsAttribute>()?.Right)).ToLookup(f => f.Slot, f => (f.Component, (string?)f.Right));

    public IReadOnlyList<Type> Filling(string slot, Caller caller) =>
        [.. _fillers[slot].Where(f => f.Right is null || caller.May(f.Right)).Select(f => f.Component)];
}
