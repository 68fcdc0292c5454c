using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>A kind of sheet and the department that takes it.</summary>
internal sealed record ImportKind(Room Room, Type Type, ImportSheet Sheet);

/// <summary>Every kind of sheet that the loaded departments take; found, not listed.</summary>
internal sealed class ImportSheets(House house, ILogger<ImportSheets> log)
{
    private readonly Lazy<IReadOnlyDictionary<string, ImportKind>> _kinds = new(() => Find(house, log));

    /// <summary>What this caller may import, in the departments' order.</summary>
    public IEnumerable<ImportKind> For(Caller caller) => _kinds.Value.Values.Where(k => caller.May(k.Sheet.Right));

    /// <summary>A kind by its key; nothing when it is unknown.</summary>
    /// <exception cref="NotAllowedException">The caller lacks the sheet's right.</exception>
    public ImportKind? Of(string key, Caller caller)
    {
        if (!_kinds.Value.TryGetValue(key, out var kind)) return null;
        return caller.May(kind.Sheet.Right) ? kind : throw new NotAllowedException(kind.Sheet.Right);
    }

    /// <summary>A sheet may ask questions of a department that is not installed; then it is left out and nothing else breaks.</summary>
    private static Dictionary<string, ImportKind> Find(House house, ILogger log)
    {
        var found = new Dictionary<string, ImportKind>();
        foreach (var room in house.Rooms)
        {
            foreach (var type in room.Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IImport))))
            {
                if (house.Unanswered(type) is { } question)
                {
                    log.LogWarning("{Type} takes no sheets: no department answers {Question}", type.Name, question.Name);
                    continue;
                }
                // Made outside any work, only to be asked which it takes.
                var sheet = ((IImport)house.Open(room, Caller.House(0)).Get(type)).Sheet;
                if (!found.TryAdd(sheet.Key, new(room, type, sheet)))
                    throw new InvalidOperationException($"{found[sheet.Key].Type} and {type} both take the sheet {sheet.Key}.");
            }
        }
        return found;
    }
}
