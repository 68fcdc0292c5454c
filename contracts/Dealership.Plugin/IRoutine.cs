namespace Dealership.Plugin;

/// <summary>
/// What a department does by itself, again and again, for each store (例行): in a transaction of its own, as the house. One
/// host does it at a time, yet it may be done twice: write so that the second time changes nothing.
/// </summary>
public interface IRoutine
{
    /// <summary>How long after one run the next is due.</summary>
    TimeSpan Every { get; }

    /// <summary>There is more to do at once, in a transaction of its own: asked after each run.</summary>
    bool Again => false;

    /// <summary>Does it, once.</summary>
    Task Run(CancellationToken ct);
}

/// <summary>Which stores there are: asked by the host, answered by the department that opens them (Admin).</summary>
[AskedByHost]
public interface IStores
{
    /// <summary>Their numbers.</summary>
    Task<IReadOnlyList<int>> All(CancellationToken ct);
}
