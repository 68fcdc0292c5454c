namespace Dealership.Plugin;

/// <summary>The host's door: lets a person in or out once a department has found out who he is.</summary>
public interface IDoor
{
    /// <summary>Signs the person in at this browser.</summary>
    /// <param name="personId">The member of staff.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="stamp">Changes when all sessions must end.</param>
    Task Enter(Guid personId, int storeId, string stamp);

    /// <summary>Signs out at this browser.</summary>
    Task Leave();

    /// <summary>Says one sentence on the next page, after a redirect.</summary>
    void Say(string sentence);
}

/// <summary>The host's demo: a year of a store, in with one click and out with one click.</summary>
public interface IDemoStory
{
    /// <summary>Has every department write its part of the story for this store.</summary>
    Task Tell(int storeId, string storeName, string language, CancellationToken ct);

    /// <summary>Removes every row of this store from every department, and leaves no trace.</summary>
    Task Remove(int storeId, CancellationToken ct);
}
