namespace Dealership.Plugin;

/// <summary>
/// Something a person does here: one class, one file, named as a manager would say it. It runs in one transaction, once per
/// idempotency key, and leaves an audit line. Every duty says with <see cref="NeedsAttribute"/> which right it takes.
/// </summary>
public interface IDuty;

/// <summary>Something a person looks up: it reads and never writes. Says which right it takes, like a duty.</summary>
public interface IRead;

/// <summary>The right that a duty, a read or a page takes; the navigation leaves out what the caller may not open.</summary>
/// <param name="right">Key of a declared right, e.g. <c>sales.deliveries.hand-over</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string right) : Attribute
{
    /// <summary>Key of the right.</summary>
    public string Right { get; } = right;
}

/// <summary>Open to whoever is signed in (own desk, own settings) or, with <see cref="EvenStrangers"/>, to anybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAttribute : Attribute
{
    /// <summary>Nobody needs to be signed in: sign-in itself, the buyer's survey.</summary>
    public bool EvenStrangers { get; init; }
}

/// <summary>The caller lacks a right; the shell says which one and whom to ask.</summary>
public sealed class NotAllowedException(string right) : Exception($"The caller lacks the right {right}.")
{
    /// <summary>Key of the right.</summary>
    public string Right { get; } = right;
}

/// <summary>A department that answers this question is not installed; the page says what is missing.</summary>
public sealed class DepartmentMissingException(string department, Type question)
    : Exception($"{question.Name} is answered by {department}, which is not installed.")
{
    /// <summary>The department that would answer.</summary>
    public string Department { get; } = department;
}
