namespace Dealership.Plugin;

/// <summary>Who people are: asked by the host at the door, answered by the department that keeps the staff (Admin).</summary>
[AskedByHost]
public interface IIdentity
{
    /// <summary>
    /// The caller behind a signed-in session, with the rights he has now; nothing when he left, was locked, or signed out
    /// everywhere since (the stamp changed).
    /// </summary>
    Task<Caller?> Session(Guid personId, int storeId, string stamp, CancellationToken ct);

    /// <summary>The caller behind an API token; nothing when unknown, revoked or expired.</summary>
    Task<Caller?> Token(string token, CancellationToken ct);

    /// <summary>There is at least one store: otherwise the first visit is the set-up page.</summary>
    Task<bool> AnyStore(CancellationToken ct);

    /// <summary>The person with this sign-in name, after an identity provider vouched for it; nothing when nobody here has it.</summary>
    Task<SessionKey?> Login(string login, CancellationToken ct);
}

/// <summary>What the door needs to let a person in.</summary>
/// <param name="PersonId">The member of staff.</param>
/// <param name="StoreId">The store.</param>
/// <param name="Stamp">Changes when all sessions must end.</param>
public sealed record SessionKey(Guid PersonId, int StoreId, string Stamp);
