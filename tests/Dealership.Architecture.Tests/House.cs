using Autofac;
using Dealership.Host.Data;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dealership.Architecture.Tests;

/// <summary>The house as its files and assemblies show it; departments are found, never listed.</summary>
internal static class House
{
    private static readonly Lazy<Host.Plugins.House> Built = new(() =>
        new Host.Plugins.House(TestDatabases.Rooms, new Database("Host=none"), TimeProvider.System, NullLoggerFactory.Instance, TestHouse.Lent));

    /// <summary>Folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Departments by their assemblies.</summary>
    public static IReadOnlyList<Room> Rooms => TestDatabases.Rooms;

    /// <summary>Every clause of every department.</summary>
    public static IReadOnlyList<Clause> Clauses => [.. Built.Value.Clauses.Values];

    /// <summary>Every checklist that a department declares.</summary>
    public static IReadOnlyList<Checklist> Checklists => [.. Built.Value.Checklists.Values];

    /// <summary>Every right of every department.</summary>
    public static IReadOnlyDictionary<string, Right> Rights => Built.Value.Rights;

    /// <summary>For theories: one row per department.</summary>
    public static TheoryData<string> Departments => [.. Rooms.Select(r => r.Name)];

    public static Room Room(string name) => Rooms.Single(r => r.Name == name);

    /// <summary>The source files of a department.</summary>
    public static IReadOnlyList<SourceFile> FilesOf(string department) => Files(Path.Combine("modules", department), ".cs", ".razor", ".sql");

    /// <summary>Source files under a folder of the solution, without what was built.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => endings.Contains(Path.GetExtension(f)) && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(Path.GetRelativePath(Root, f), File.ReadAllText(f)))];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dealership.Modular.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}

/// <summary>A file and what it says.</summary>
internal sealed record SourceFile(string Path, string Text);
