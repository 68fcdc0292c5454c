using System.Reflection;
using System.Text.RegularExpressions;
using Dealership.Plugin;
using Microsoft.AspNetCore.Components;

namespace Dealership.Host.Plugins;

/// <summary>A loaded department as the host sees it: everything here is found in its assembly, nothing is listed.</summary>
internal sealed partial class Room
{
    public Room(Assembly assembly)
    {
        Assembly = assembly;
        var entries = assembly.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDepartment))).ToArray();
        if (entries.Length != 1)
            throw new InvalidOperationException($"{assembly.GetName().Name} has {entries.Length} public classes that are an IDepartment; it needs exactly one.");
        Entry = entries[0];
        Manifest = Entry.GetCustomAttribute<DepartmentAttribute>()
            ?? throw new InvalidOperationException($"{Entry.FullName} has no [Department].");
        var words = Words().Matches(Manifest.Name).Select(m => m.Value.ToLowerInvariant()).ToArray();
        Schema = string.Join('_', words);
        Segment = string.Join('-', words);
    }

    public Assembly Assembly { get; }
    public Type Entry { get; }
    public DepartmentAttribute Manifest { get; }
    public string Name => Manifest.Name;

    /// <summary>Database schema; the roles are <c>{schema}_owner</c> and <c>{schema}_app</c>.</summary>
    public string Schema { get; }

    /// <summary>First segment of its addresses.</summary>
    public string Segment { get; }

    public string AppRole => $"{Schema}_app";
    public string OwnerRole => $"{Schema}_owner";

    public IReadOnlyList<Type> Pages => _pages ??=
        [.. Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute), false)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>It keeps sums beside their rows, and its tables tell by themselves what touches them: any commit may have told something.</summary>
    public bool HasRollUps => _hasRollUps ??= Assembly.GetTypes().Any(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IRollUp)));

    private IReadOnlyList<Type>? _pages;
    private bool? _hasRollUps;

    public override string ToString() => Name;

    [GeneratedRegex("[A-Z][a-z0-9]*|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
