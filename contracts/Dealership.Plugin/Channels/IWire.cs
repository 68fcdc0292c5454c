using Dealership.Contracts;

namespace Dealership.Plugin.Channels;

/// <summary>
/// The only way out of the house for a channel: to the places that the store has allowed, never to a private address it did
/// not name, never after a redirect, and never for long.
/// </summary>
public interface IWire
{
    /// <summary>Posts JSON.</summary>
    /// <exception cref="WireRefusedException">The place is not allowed.</exception>
    Task<WireAnswer> Post(Uri to, string json, CancellationToken ct);

    /// <summary>A connection for a protocol that is not HTTP; the caller ends it.</summary>
    /// <exception cref="WireRefusedException">The place is not allowed.</exception>
    Task<Stream> Connect(Uri to, CancellationToken ct);
}

/// <summary>An answer as it came.</summary>
public sealed record WireAnswer(int Status, string Body);

/// <summary>The store does not allow this place.</summary>
public sealed class WireRefusedException(Text why) : Exception(why.En)
{
    /// <summary>Why not, for people.</summary>
    public Text Why { get; } = why;
}
