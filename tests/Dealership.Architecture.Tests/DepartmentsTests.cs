using System.Reflection;
using Dealership.Architecture.Tests.Rules;
using Dealership.Plugin;
using Microsoft.AspNetCore.Components;
using NetArchTest.Rules;

namespace Dealership.Architecture.Tests;

public sealed class DepartmentsTests
{
    public static TheoryData<string> Departments => House.Departments;

    private static string[] All => [.. House.Rooms.Select(r => r.Name)];

    [Fact]
    public void There_are_departments_to_look_at() => Assert.True(House.Rooms.Count >= 6, $"Only {House.Rooms.Count} departments were found.");

    [Fact]
    public void Every_folder_of_modules_is_a_department_that_was_loaded() => Assert.Equal(
        Directory.EnumerateDirectories(Path.Combine(House.Root, "modules")).Select(Path.GetFileName).Order(), All.Order());

    [Theory, MemberData(nameof(Departments))]
    public void A_department_never_names_another(string department)
    {
        var files = House.FilesOf(department);
        Assert.NotEmpty(files);
        Assert.Empty(Names.OfOthers(department, All, files));
        var others = All.Where(o => o != department).Select(o => $"Dealership.{o}").ToArray();
        var types = Types.InAssembly(House.Room(department).Assembly);
        Assert.NotEmpty(types.GetTypes());
        Assert.Empty(types.ShouldNot().HaveDependencyOnAny(others).GetResult().FailingTypeNames ?? []);
        Assert.DoesNotContain(House.Room(department).Assembly.GetReferencedAssemblies(), a => others.Contains(a.Name));
    }

    [Fact]
    public void Naming_another_department_is_seen()
    {
        var planted = new SourceFile("Planted.cs", "var x = typeof(Dealership.Csi.Surveys.Survey);");
        Assert.Single(Names.OfOthers("Sales", All, [planted]));
        Assert.Empty(Names.OfOthers("Sales", All, [new("Fine.cs", "using Dealership.Contracts.Csi;")]));
        Assert.NotEmpty(Types.InAssembly(typeof(DepartmentsTests).Assembly).ShouldNot().HaveDependencyOnAny("Dealership.Plugin").GetResult().FailingTypeNames!);
    }

    [Theory, MemberData(nameof(Departments))]
    public void Nothing_is_public_but_the_entry_and_the_pages(string department) => Assert.Empty(PublicBesides(House.Room(department).Assembly.GetExportedTypes()));

    [Fact]
    public void A_public_class_that_is_no_page_is_seen() => Assert.Single(PublicBesides([typeof(Planted.PublicRule)]));

    private static IEnumerable<string> PublicBesides(Type[] exported) => exported
        .Where(t => !t.IsAssignableTo(typeof(IDepartment)) && !t.IsAssignableTo(typeof(ComponentBase)) && !t.FullName!.StartsWith("__", StringComparison.Ordinal) && t.Name != "_Imports")
        .Select(t => t.FullName!);

    [Theory, MemberData(nameof(Departments))]
    public void Classes_are_sealed_unless_something_inherits_from_them(string department)
    {
        var types = House.Room(department).Assembly.GetTypes().Where(t => t.IsClass && !t.Name.Contains('<') && t.Name != "_Imports").ToArray();
        Assert.NotEmpty(types);
        Assert.Empty(types.Where(t => !t.IsSealed && !t.IsAbstract && !t.IsAssignableTo(typeof(IComponent)) && !types.Any(o => o.BaseType == t)).Select(t => t.FullName));
    }

    [Theory, MemberData(nameof(Departments))]
    public void Sql_stays_in_its_own_schema(string department)
    {
        var files = House.FilesOf(department);
        Assert.NotEmpty(files);
        Assert.Empty(Names.OfForeignSchemas(House.Room(department).Schema, House.Rooms.Select(r => r.Schema), files));
    }

    [Fact]
    public void Sql_that_walks_through_a_wall_is_seen() => Assert.Single(
        Names.OfForeignSchemas("sales", House.Rooms.Select(r => r.Schema), [new("Planted.cs", "select 1 from csi.surveys")]));

    [Theory, MemberData(nameof(Departments))]
    public void A_lock_is_taken_before_anything_is_looked_at(string department) => Assert.Empty(Names.OfLocksThatLookElsewhere(House.FilesOf(department)));

    [Fact]
    public void A_lock_that_looks_elsewhere_is_seen() => Assert.Single(Names.OfLocksThatLookElsewhere(
        [new("Planted.cs", "select o.id, exists (select 1 from sales.deliveries) from sales.orders o for update of o"), new("Fine.cs", "select id from sales.orders for update; select exists (select 1 from sales.deliveries)")]));

    [Theory, MemberData(nameof(Departments))]
    public void The_manifest_says_truly_whom_a_department_asks(string department)
    {
        var asked = Names.Asked(department, Questions, House.FilesOf(department));
        Assert.Equal(House.Room(department).Manifest.Uses.Order(), asked.Order());
    }

    [Fact]
    public void Asking_without_saying_so_is_seen() => Assert.Equal(
        ["CustomerService"], Names.Asked("Sales", Questions, [new("Planted.cs", "class X(ICustomers customers)")]));

    [Fact]
    public void Uses_run_in_no_circle() => Assert.Equal(House.Rooms.Count, Host.Plugins.Rooms.InOrderOfUses(House.Rooms).Count);

    [Fact]
    public void A_circle_of_uses_is_seen()
    {
        var circle = new[] { new Host.Plugins.Room(Planted.Assemblies.With("Ying", "Yang")), new Host.Plugins.Room(Planted.Assemblies.With("Yang", "Ying")) };
        Assert.Contains("circle", Assert.Throws<InvalidOperationException>(() => Host.Plugins.Rooms.InOrderOfUses(circle)).Message);
    }

    [Theory, MemberData(nameof(Departments))]
    public void No_forbidden_api_is_used(string department) => Assert.Empty(Names.OfForbiddenApi(House.FilesOf(department)));

    [Fact]
    public void A_forbidden_api_is_seen() => Assert.Single(Names.OfForbiddenApi([new("Planted.razor", "@DateTime.Now")]));

    [Theory, MemberData(nameof(Departments))]
    public void Every_duty_read_and_page_says_which_right_it_takes(string department)
    {
        var types = House.Room(department).Assembly.GetTypes();
        Assert.Empty(Unguarded(types));
        var undeclared = types.SelectMany(t => t.GetCustomAttributes<NeedsAttribute>().Select(n => n.Right)).Where(r => !House.Rights.ContainsKey(r)).Distinct();
        Assert.Empty(undeclared);
    }

    [Fact]
    public void A_duty_without_a_right_is_seen() => Assert.Single(Unguarded([typeof(Planted.UnguardedDuty)]));

    private static IEnumerable<string> Unguarded(IEnumerable<Type> types) => types
        .Where(t => t is { IsClass: true, IsAbstract: false } && (t.IsAssignableTo(typeof(IDuty)) || t.IsAssignableTo(typeof(IRead)) || t.IsDefined(typeof(RouteAttribute), false)))
        .Where(t => !t.IsDefined(typeof(NeedsAttribute), false) && !t.IsDefined(typeof(OpenToAttribute), false))
        .Select(t => t.FullName!);

    /// <summary>Questions of the contracts with the department, by namespace, that answers each; what only the ledger asks through a clause is no use.</summary>
    private static IEnumerable<(string, string)> Questions => typeof(Contracts.Text).Assembly.GetExportedTypes()
        .Where(t => DepartmentScan.IsQuestion(t) && !t.IsAssignableTo(typeof(Contracts.ICount)) && !t.IsAssignableTo(typeof(Contracts.IMeasure)))
        .Select(t => (t.Namespace!.Split('.')[^1], t.Name));
}
