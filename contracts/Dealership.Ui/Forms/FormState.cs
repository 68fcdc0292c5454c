using Dealership.Contracts;

namespace Dealership.Ui;

/// <summary>What the fields of one form know of each other: the problems, and who can show them.</summary>
/// <param name="name">Name of the form.</param>
public sealed class FormState(string name)
{
    private readonly Dictionary<string, string> _unread = [];

    internal string Name => name;

    internal IReadOnlyList<Problem> Problems
    {
        get;
        set
        {
            if (ReferenceEquals(field, value)) return;
            field = value;
            Judged?.Invoke();
        }
    } = [];

    /// <summary>Problems came or went. A field inside somebody else's component would not be drawn again with the page.</summary>
    internal event Action? Judged;

    internal event Action? Changed;

    /// <summary>Fields whose text could not be read, with what is said about it, by the id of the input.</summary>
    internal IReadOnlyDictionary<string, string> Unread => _unread;

    internal Dictionary<string, string> Shown { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal Problem? Of(string field) =>
        Problems.FirstOrDefault(problem => string.Equals(problem.Field, field, StringComparison.OrdinalIgnoreCase));

    /// <summary>A field says it is there; the summary then links to it.</summary>
    internal void Stands(string field, string id, string? unread)
    {
        Shown[field] = id;
        if (unread is null) _unread.Remove(id);
        else _unread[id] = unread;
        Changed?.Invoke();
    }
}
