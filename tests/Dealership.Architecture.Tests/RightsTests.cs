using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Architecture.Tests;

/// <summary>Every right follows from a clause of the document, or says why it does not.</summary>
public sealed class RightsTests
{
    [Fact]
    public void Every_right_names_clauses_that_exist_or_says_why_it_needs_none()
    {
        Assert.True(House.Rights.Count > 40, $"Only {House.Rights.Count} rights were found.");
        Assert.Empty(Faults(House.Rights.Values));
    }

    [Fact]
    public void Every_clause_belongs_to_the_position_its_code_names() => Assert.All(House.Clauses, c => Assert.Equal(c.Position, Right.OwnerOf(c.Code)));

    [Fact]
    public void Somebody_sees_phone_numbers() => Assert.Contains(House.Rights.Values, r => r.Phones);

    [Fact]
    public void A_right_without_ground_is_seen()
    {
        var book = new RightsBook()
            .Add("a.fine", "好", "Fine", Position.SalesConsultant).NeededFor("CS-6").WithoutClause("原因", "A reason")
            .Add("b.bare", "无", "Bare", Position.SalesConsultant)
            .Add("c.unknown", "错", "Unknown").NeededFor("CS-99")
            .Add("d.nobodys", "谁", "Nobody's")
            .Add("e.twice", "重", "Twice", Position.CustomerServiceOfficer).NeededFor("CS-6").WithoutClause("原因", "A reason")
            .Add("f.idle", "空", "Idle").NeededFor("CS-6").WithoutClause("原因", "A reason");
        Assert.Equal(["b.bare", "c.unknown", "d.nobodys", "e.twice", "f.idle"], Faults(book.All.Values).Select(f => f.Split(' ')[0]));
    }

    private static IEnumerable<string> Faults(IEnumerable<Right> rights)
    {
        var known = House.Clauses.Select(c => c.Code).ToHashSet();
        foreach (var right in rights)
        {
            if (right.Clauses.FirstOrDefault(c => !known.Contains(c)) is { } unknown) yield return $"{right.Key} names {unknown}";
            else if (right.Positions.Count == 0) yield return $"{right.Key} is nobody's";
            else if (right.Others.Count > 0 != right.Why is not null) yield return $"{right.Key} gives a reason for nobody, or none for somebody";
            else if (right.Others.FirstOrDefault(p => right.ClausesOf(p).Any()) is { } twice) yield return $"{right.Key} is {twice}'s by a clause and without";
        }
    }
}
