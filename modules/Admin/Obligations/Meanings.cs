using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Dealership.Admin.Accountability;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>What each kind of fact means to the clauses of a house: worked out once, not again for every fact heard.</summary>
internal sealed class Meanings
{
    private static readonly ConditionalWeakTable<IHouse, Meanings> Known = [];
    private readonly FrozenDictionary<Type, Clause[]> _clauses;
    private readonly FrozenSet<Type> _contested;

    private Meanings(IHouse house)
    {
        _clauses = house.Clauses.Values.SelectMany(c => c.Owings.Keys.Concat(c.Proofs.Keys).Concat(c.Voidings.Keys).Concat(c.Releases.Keys).Distinct().Select(fact => (Fact: fact, Clause: c)))
            .GroupBy(x => x.Fact, x => x.Clause).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _contested = _clauses.Keys.Where(fact => Matter.Of(fact, house).Kind == "contested").ToFrozenSet();
    }

    /// <summary>Facts that some clause is owed for, proven by, taken back by or released by.</summary>
    public IReadOnlyCollection<Type> Facts => _clauses.Keys;

    /// <summary>Those of this house.</summary>
    public static Meanings Of(IHouse house) => Known.GetValue(house, h => new(h));

    /// <summary>Clauses to which this kind of fact means something.</summary>
    public IReadOnlyList<Clause> For(Type fact) => _clauses.GetValueOrDefault(fact, []);

    /// <summary>Several positions claim what is owed for it.</summary>
    public bool IsContested(Type fact) => _contested.Contains(fact);
}
