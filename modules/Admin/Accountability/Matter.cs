using System.Reflection;
using System.Text.RegularExpressions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Accountability;

/// <summary>A kind of thing that happens in the house (事项), and the clauses that say it is theirs.</summary>
/// <param name="Key">Name of the fact.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Owed">Clauses for which something is owed when it happens.</param>
/// <param name="Claimed">Clauses whose words claim it beside them.</param>
/// <param name="Met">It proves, takes back or ends what some clause owes.</param>
internal sealed partial record Matter(string Key, Text Name, IReadOnlyList<Clause> Owed, IReadOnlyList<Clause> Claimed, bool Met)
{
    /// <summary>Everybody who says it is his, who owes first.</summary>
    public IEnumerable<Clause> Claims => Owed.Concat(Claimed);

    /// <summary>
    /// <c>contested</c>: several positions claim one and the same duty; <c>shared</c>: several owe, each a part of its own; <c>none</c>: nobody's
    /// clause answers for it; <c>one</c>: one position's; <c>trace</c>: it only shows that something was done.
    /// </summary>
    public string Kind => (Claims.Select(c => c.Position).Distinct().Count(), Claimed.Count, Met) switch
    {
        ( > 1, > 0, _) => "contested",
        ( > 1, _, _) => "shared",
        (1, _, _) => "one",
        (_, _, true) => "trace",
        _ => "none",
    };

    /// <summary>Every kind of fact of the house.</summary>
    public static IReadOnlyList<Matter> All(IHouse house) =>
        [.. from fact in typeof(IFact).Assembly.GetExportedTypes()
            where fact is { IsClass: true, IsAbstract: false } && fact.IsAssignableTo(typeof(IFact))
            orderby fact.Name
            select Of(fact, house)];

    /// <summary>One of them.</summary>
    public static Matter Of(Type fact, IHouse house) => new(fact.Name, Named(fact),
        [.. house.Clauses.Values.Where(c => c.Owings.ContainsKey(fact))],
        [.. house.Clauses.Values.Where(c => c.Claimed.Contains(fact) && !c.Owings.ContainsKey(fact))],
        house.Clauses.Values.Any(c => c.Proofs.ContainsKey(fact) || c.Voidings.ContainsKey(fact) || c.Releases.ContainsKey(fact)));

    private static Text Named(Type fact) => fact.GetCustomAttribute<MatterAttribute>() is { } said ? new(said.Zh, said.En)
        : new(Words().Replace(fact.Name, " $0").Trim(), Words().Replace(fact.Name, " $0").Trim());

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Words();
}
