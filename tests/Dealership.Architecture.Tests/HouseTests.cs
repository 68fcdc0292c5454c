using System.Reflection;
using System.Text.RegularExpressions;

namespace Dealership.Architecture.Tests;

public sealed class HouseTests
{
    public static TheoryData<string> Departments => House.Departments;

    [Theory, MemberData(nameof(Departments))]
    public void Migrations_are_numbered_without_gaps(string department)
    {
        var folder = Path.Combine(House.Root, "modules", department, "Migrations");
        var names = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.sql").Select(f => Path.GetFileName(f)!).ToArray() : [];
        Assert.Empty(Misnumbered(names));
    }

    [Fact]
    public void Some_department_has_migrations() => Assert.NotEmpty(House.Files("modules", ".sql"));

    [Fact]
    public void A_gap_and_a_bad_name_among_migrations_are_seen()
    {
        Assert.Single(Misnumbered(["V0001__leads.sql", "V0003__orders.sql"]));
        Assert.NotEmpty(Misnumbered(["0001_leads.sql"]));
    }

    private static IEnumerable<string> Misnumbered(IEnumerable<string> names) => names.Order(StringComparer.Ordinal)
        .Select((name, i) => (name, wanted: $"V{i + 1:0000}__"))
        .Where(n => !n.name.StartsWith(n.wanted, StringComparison.Ordinal) || !Regex.IsMatch(n.name, @"^V\d{4}__[a-z0-9_]+\.sql$"))
        .Select(n => $"{n.name} should begin with {n.wanted}");

    [Fact]
    public void The_solution_is_complete()
    {
        var solution = File.ReadAllText(Path.Combine(House.Root, "Dealership.Modular.sln")).Replace('\\', '/');
        var projects = new[] { "host", "modules", "contracts", "tests" }.SelectMany(f => House.Files(f, ".csproj")).ToArray();
        Assert.NotEmpty(projects);
        var known = projects.Select(p => p.Path).Where(p => !p.Contains("SampleDepartment"));
        Assert.All(known, p => Assert.Contains(Path.GetFileName(p), solution));
    }

    [Fact]
    public void Contracts_reference_no_package_and_no_project()
    {
        var project = Assert.Single(House.Files("contracts/Dealership.Contracts", ".csproj"));
        Assert.DoesNotContain("Reference", project.Text);
    }

    [Fact]
    public void Contracts_have_no_behaviour() => Assert.Empty(Behaviour(typeof(Contracts.Text).Assembly.GetExportedTypes()));

    [Fact]
    public void Behaviour_in_a_contract_is_seen() => Assert.NotEmpty(Behaviour([typeof(SourceFileWithBehaviour)]));

    /// <summary>Methods that somebody wrote: not a record's own, not an interface's.</summary>
    private static IEnumerable<string> Behaviour(IEnumerable<Type> types) =>
        from type in types
        where !type.IsInterface && !type.IsEnum
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && !method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
              && method.Name is not ("PrintMembers" or "ToString" or "Equals" or "GetHashCode" or "Deconstruct" or "<Clone>$")
        select $"{type.Name}.{method.Name}";

    [Fact]
    public void Facts_carry_no_personal_data()
    {
        var facts = typeof(Contracts.IFact).Assembly.GetExportedTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(Contracts.IFact))).ToArray();
        Assert.NotEmpty(facts);
        var personal = facts.SelectMany(f => f.GetProperties().Select(p => $"{f.Name}.{p.Name}")).Where(p => Regex.IsMatch(p, @"\.(.*Name|.*Phone.*|.*Address.*|.*IdNumber.*|.*Price.*|.*Discount.*)$"));
        Assert.Empty(personal);
    }

    [Fact]
    public void No_file_of_code_is_longer_than_a_person_reads()
    {
        const int Ceiling = 250;
        var files = new[] { "host", "modules", "contracts", "tests" }.SelectMany(f => House.Files(f, ".cs", ".razor")).ToArray();
        Assert.NotEmpty(files);
        Assert.Empty(files.Where(f => f.Text.Count(c => c == '\n') > Ceiling).Select(f => $"{f.Path}: {f.Text.Count(c => c == '\n')} lines"));
    }

    [Fact]
    public void A_page_says_everything_in_both_languages()
    {
        var pages = new[] { "host", "modules", "contracts" }.SelectMany(f => House.Files(f, ".razor")).ToArray();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.SelectMany(Untranslated));
    }

    [Fact]
    public void Text_in_one_language_only_is_seen() => Assert.Single(Untranslated(new("Planted.razor", "<h1>交车</h1>\n@code { }")));

    /// <summary>Text nodes of the markup with letters in them that no T[…] says.</summary>
    private static IEnumerable<string> Untranslated(SourceFile page)
    {
        var markup = Regex.Replace(page.Text, @"@code\s*\{[\s\S]*$|@\*[\s\S]*?\*@|<(style|script|svg)[\s\S]*?</\1>", "");
        return from Match text in Regex.Matches(markup, @">([^<>@{}]*[\p{IsCJKUnifiedIdeographs}][^<>@{}]*)<")
               where !text.Value.Contains("T[") // a comparison inside an expression, not the end of a tag
               select $"{page.Path}: “{text.Groups[1].Value.Trim()}”";
    }

    internal sealed record SourceFileWithBehaviour(string Path)
    {
        public string Shout() => Path.ToUpperInvariant();
    }
}
