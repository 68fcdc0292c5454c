using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>Declares the rights of a department, each with the positions that have it until the store says otherwise.</summary>
public interface IRights
{
    /// <summary>Adds the rights to the book.</summary>
    void Declare(RightsBook book);
}

/// <summary>All rights of the house.</summary>
public sealed class RightsBook
{
    private readonly Dictionary<string, Right> _rights = [];

    /// <summary>By key.</summary>
    public IReadOnlyDictionary<string, Right> All => _rights;

    /// <summary>Adds one; the general manager has every right of looking, so name the others.</summary>
    public RightsBook Add(string key, string zh, string en, params string[] positions)
    {
        _rights.Add(key, new(key, new(zh, en), positions));
        return this;
    }
}

/// <summary>A right.</summary>
/// <param name="Key"><c>department.noun.verb</c>.</param>
/// <param name="Name">As the refusal and the settings say it.</param>
/// <param name="Positions">Positions that have it by default.</param>
public sealed record Right(string Key, Text Name, IReadOnlyList<string> Positions);
