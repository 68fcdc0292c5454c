using System.Reflection;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Architecture.Tests;

/// <summary>What makes a clause live holds together: what was owed, what proves it and what ends it speak of the same thing.</summary>
public sealed class LiveClauseTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 3, 12, 0, 0, TimeSpan.FromHours(8));

    private static IReadOnlyList<Clause> Live => [.. House.Clauses.Where(c => c.Live)];

    [Fact]
    public void These_clauses_are_live() =>
        Assert.Superset(new HashSet<string> { "CM-4", "CS-6", "CSI-1", "CSI-5", "SM-5" }, Live.Select(c => c.Code).ToHashSet());

    [Fact]
    public void A_clause_that_is_owed_can_be_proven_and_one_that_is_proven_is_owed_or_counted() =>
        Assert.All(House.Clauses, c =>
        {
            var owed = c.Owings.Count > 0 || c.Count is not null;
            Assert.True(c.Live || !owed, $"{c.Code} is owed and nothing proves it");
            Assert.True(owed || !c.Live || c.Rhythm is not null, $"{c.Code} is proven and never owed");
        });

    [Fact]
    public void A_clause_owed_for_a_fact_does_not_call_itself_scheduled_unless_somebody_else_owes_that() =>
        Assert.All(House.Clauses.Where(c => c.Owings.Count > 0),
            c => Assert.True(c.Class is ClauseClass.PerEvent or ClauseClass.Supervision || c.Owings.All(o => SomebodyElses(c, o.Value(Told(o.Key, c))!)), c.Code));

    /// <summary>What comes round is done by its position, and a part of it is named persons' or another position's: the appraised sign, the general manager decides.</summary>
    private static bool SomebodyElses(Clause clause, Owed owed) => owed.Person is not null || (owed.Position ?? clause.Position) != clause.Position;

    [Fact]
    public void Live_clauses_hear_facts_of_the_contracts()
    {
        Assert.NotEmpty(Live);
        Assert.All(Live, c => Assert.All(
            c.Owings.Keys.Concat(c.Proofs.Keys).Concat(c.Voidings.Keys).Concat(c.Releases.Keys),
            fact => Assert.True(fact is { IsSealed: true } && fact.Assembly == typeof(IFact).Assembly, $"{c.Code}: {fact}")));
    }

    [Fact]
    public void What_is_owed_proven_and_released_is_about_the_same_subject()
    {
        Assert.NotEmpty(Live);
        Assert.All(Live, c =>
        {
            var owed = c.Owings.Select(o => o.Value(Told(o.Key, c))!.Subject).ToHashSet();
            var proven = c.Proofs.Select(p => p.Value(Told(p.Key, c))!).Where(p => !p.IsOfOccurrence).Select(p => p.Subject);
            var released = c.Releases.Select(r => r.Value(Told(r.Key, c)));
            Assert.Subset(owed, proven.Concat(released).ToHashSet());
            var proofs = c.Proofs.Select(p => p.Value(Told(p.Key, c))!.Id).ToHashSet();
            Assert.All(c.Voidings, v => Assert.Contains(v.Value(Told(v.Key, c)), proofs));
        });
    }

    [Fact]
    public void What_is_owed_says_what_to_do_in_both_languages_by_when_and_where()
    {
        Assert.NotEmpty(Live);
        Assert.All(Live, c => Assert.All(c.Owings, o =>
        {
            var owed = o.Value(Told(o.Key, c))!;
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", owed.What.Zh);
            Assert.Matches("[A-Za-z]{3}", owed.What.En);
            Assert.Equal(Noon, owed.Due.From);
            var told = Told(o.Key, c);
            var ids = o.Key.GetProperties().Where(p => p.PropertyType == typeof(Guid)).Select(p => p.GetValue(told));
            Assert.Contains(ids, id => owed.Link.EndsWith($"/{id}", StringComparison.Ordinal));
        }));
    }

    /// <summary>A fact in which every id follows from its name, so that the same name is the same thing in every fact.</summary>
    private static IFact Told(Type fact, Clause clause)
    {
        var constructor = fact.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
        return (IFact)constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p, clause))]);
    }

    private static object? Value(ParameterInfo parameter, Clause clause) => parameter.ParameterType switch
    {
        { } t when t == typeof(Guid) => Id(parameter.Name == "Answers" ? "DefectId" : parameter.Name!), // a first fix answers the defect itself
        { } t when t == typeof(DateTimeOffset) => Noon,
        { } t when t == typeof(string) => parameter.Name switch
        {
            "OwnerPosition" => clause.Position,
            "List" => House.Checklists.FirstOrDefault(l => l.Clause == clause.Code)?.Code ?? parameter.Name,
            var name => name,
        },
        { IsValueType: true } t => Activator.CreateInstance(t),
        _ => null,
    };

    private static Guid Id(string name)
    {
        var bytes = new byte[16];
        System.Text.Encoding.ASCII.GetBytes(name, bytes);
        return new Guid(bytes);
    }
}
