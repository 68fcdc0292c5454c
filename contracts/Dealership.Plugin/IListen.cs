using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>
/// Hears a fact of any department, in a scope and a transaction of its own, and may hear it twice: write with
/// <c>on conflict do nothing</c>. Named for what it does, not for what it hears.
/// </summary>
public interface IListen<in TFact> where TFact : IFact
{
    /// <summary>Does what this department does about it. An exception is retried and then parked, with everything behind it on the same key.</summary>
    Task Hear(TFact fact, Told told, CancellationToken ct);
}

/// <summary>
/// As <see cref="IListen{TFact}"/>, where many facts of a kind are heard with as few statements as one: those that wait come together, each about
/// something else.
/// </summary>
public interface IListenTogether<TFact> where TFact : IFact
{
    /// <summary>As <see cref="IListen{TFact}.Hear"/>; where it fails, the facts are heard again one by one.</summary>
    Task Hear(IReadOnlyList<News<TFact>> news, CancellationToken ct);
}

/// <summary>Hears many kinds of facts that are known only at run time: Admin, for the clauses of all departments.</summary>
public interface IListenToMany
{
    /// <summary>Which facts.</summary>
    IReadOnlyCollection<Type> Facts { get; }

    /// <summary>As <see cref="IListenTogether{TFact}.Hear"/>.</summary>
    Task Hear(IReadOnlyList<News<IFact>> news, CancellationToken ct);
}

/// <summary>A fact with its envelope.</summary>
public readonly record struct News<TFact>(TFact Fact, Told Told) where TFact : IFact;

/// <summary>What the envelope of a fact says.</summary>
/// <param name="Source">Schema of the sender.</param>
/// <param name="Id">Number in the sender's outbox; (source, id) is unique for ever.</param>
/// <param name="About">What it is about; facts about the same thing are heard in the order told.</param>
/// <param name="At">When it was told.</param>
public sealed record Told(string Source, long Id, Guid About, DateTimeOffset At);
