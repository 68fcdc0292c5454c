using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>Declares the rights of a department, each with the clauses that need it: who holds such a clause has the right.</summary>
public interface IRights
{
    /// <summary>Adds the rights to the book.</summary>
    void Declare(RightsBook book);
}

/// <summary>All rights of the house.</summary>
public sealed class RightsBook
{
    private readonly Dictionary<string, Right> _rights = [];
    private string _last = "";

    /// <summary>By key.</summary>
    public IReadOnlyDictionary<string, Right> All => _rights;

    /// <summary>
    /// Adds one. The positions named here have it though no clause of theirs needs it; say why with <see cref="WithoutClause"/>.
    /// </summary>
    public RightsBook Add(string key, string zh, string en, params string[] positions)
    {
        _rights.Add(key, new(key, new(zh, en), positions));
        _last = key;
        return this;
    }

    /// <summary>The last one added is needed for these clauses, and had by the positions that owe them.</summary>
    public RightsBook NeededFor(params string[] clauses) => With(right => right with { Clauses = clauses });

    /// <summary>Why the positions named with the last one have it without a clause.</summary>
    public RightsBook WithoutClause(string zh, string en) => With(right => right with { Why = new(zh, en) });

    /// <summary>With the last one somebody sees a customer's phone number in full.</summary>
    public RightsBook ShowsPhones() => With(right => right with { Phones = true });

    private RightsBook With(Func<Right, Right> change)
    {
        _rights[_last] = change(_rights[_last]);
        return this;
    }
}

/// <summary>A right.</summary>
/// <param name="Key"><c>department.noun.verb</c>.</param>
/// <param name="Name">As the refusal and the settings say it.</param>
/// <param name="Others">Positions that have it without a clause.</param>
public sealed record Right(string Key, Text Name, IReadOnlyList<string> Others)
{
    /// <summary>Clauses of the document that need it.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Why <see cref="Others"/> have it.</summary>
    public Text? Why { get; init; }

    /// <summary>It shows a customer's phone number in full.</summary>
    public bool Phones { get; init; }

    /// <summary>Positions that have it until the store says otherwise: those that owe its clauses, and the others.</summary>
    public IReadOnlyList<string> Positions => [.. Clauses.Select(OwnerOf).Concat(Others).Distinct()];

    /// <summary>Its clauses that this position owes.</summary>
    public IEnumerable<string> ClausesOf(string position) => Clauses.Where(clause => OwnerOf(clause) == position);

    /// <summary>The document numbers its clauses by position: <c>CS-6</c> is the sixth of CS.</summary>
    public static string OwnerOf(string clause) => clause[..clause.LastIndexOf('-')];
}
