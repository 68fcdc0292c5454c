using Dealership.Plugin;

namespace Dealership.Host.Plugins;

/// <summary>Finds the departments that lie beside the host, and puts them in the order of their uses.</summary>
internal static class Rooms
{
    /// <summary>The folder beside the host in which each department has a folder of its own.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "modules");

    /// <summary>Loads every department found, used ones before the ones that use them.</summary>
    /// <exception cref="InvalidOperationException">Two departments of one name, or uses that run in a circle.</exception>
    public static IReadOnlyList<Room> Load(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var rooms = Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .Select(d => Path.Combine(d, $"Dealership.{Path.GetFileName(d)}.dll"))
            .Where(File.Exists)
            .Select(path => new Room(new DepartmentContext(path).LoadFromAssemblyPath(Path.GetFullPath(path))))
            .ToArray();
        var twice = rooms.GroupBy(r => r.Schema).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two departments would own the schema {twice.Key}.");
        return InOrderOfUses(rooms);
    }

    /// <summary>Departments sorted so that a department comes after all it uses.</summary>
    public static IReadOnlyList<Room> InOrderOfUses(IReadOnlyCollection<Room> rooms)
    {
        var sorted = new List<Room>();
        var onTheWay = new List<string>();
        foreach (var room in rooms.OrderBy(r => r.Name, StringComparer.Ordinal)) Visit(room);
        return sorted;

        void Visit(Room room)
        {
            if (sorted.Contains(room)) return;
            if (onTheWay.Contains(room.Name))
                throw new InvalidOperationException($"Departments use each other in a circle: {string.Join(" → ", onTheWay)} → {room.Name}.");
            onTheWay.Add(room.Name);
            // A used department that is not installed is no error: its answers say so when they are asked.
            foreach (var used in rooms.Where(r => room.Manifest.Uses.Contains(r.Name)).OrderBy(r => r.Name, StringComparer.Ordinal)) Visit(used);
            onTheWay.Remove(room.Name);
            sorted.Add(room);
        }
    }
}
