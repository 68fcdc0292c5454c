using System.Reflection;
using System.Text.RegularExpressions;
using Dealership.Host.Plugins;
using Dealership.TestKit;
using Microsoft.AspNetCore.Components;

namespace Dealership.EndToEnd.Tests.Pages;

/// <summary>An address of a department or of the host, as its page declares it.</summary>
internal sealed record Place(string Template)
{
    private readonly Regex _shape = new("^" + Regex.Replace(Regex.Replace(Regex.Replace(Template, @"\{\w+:int\}", "[0-9]+"), @"\{\w+:guid\}", "[0-9a-f]{8}-[0-9a-f-]{27}"), @"\{\w+\}", "[^/?#]+") + "$");

    /// <summary>All there are; nobody lists them.</summary>
    public static IReadOnlyList<Place> All { get; } =
        [.. TestDatabases.Rooms.Select(room => room.Assembly).Append(typeof(House).Assembly)
            .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetCustomAttributes<RouteAttribute>(false))
            .Select(route => new Place(route.Template)).OrderBy(place => place.Template, StringComparer.Ordinal)];

    /// <summary>Only a link leads there.</summary>
    public bool IsOneOfMany => Template.Contains('{');

    /// <summary>Whether an address is one of this place's; a place with a name of its own goes before one of many.</summary>
    public bool Is(string path) => path == Template || (_shape.IsMatch(path) && All.All(other => other.Template != path && !(other._shape.IsMatch(path) && other.Blanks < Blanks)));

    private int Blanks => Template.Count(letter => letter == '{');

    /// <summary>Links to the other place may be expected here: on what lies above it, and on any record beside it.</summary>
    public bool LeadsTo(Place other) => other != this && other.IsOneOfMany && other.Template.StartsWith(Fixed.TrimEnd('/') + "/", StringComparison.Ordinal);

    private string Fixed => IsOneOfMany ? Template[..Template.IndexOf('{', StringComparison.Ordinal)] : Template;

    public override string ToString() => Template;
}
