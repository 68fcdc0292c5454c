using System.Text.RegularExpressions;

namespace Dealership.Architecture.Tests;

/// <summary>What a page can do, another system can do: each duty and read that a page asks for has its endpoint.</summary>
public sealed class EndpointsTests
{
    /// <summary>For people alone: the door, one's own password, the first day, the demo, a token's making, a buyer's link.</summary>
    private static readonly HashSet<string> ForPeople =
    [
        "SignIn", "ChooseFirstPassword", "ConfirmCode", "ChangeOwnPassword", "TurnOnSecondStep", "TurnOffSecondStep", "OfferSecret", "OwnAccount",
        "SignOutEverywhere", "OpenStore", "FirstDay", "TryTheDemo", "EnterDemoAs", "RemoveTheDemo", "MakeToken", "AnswerByLink", "BuyerSheet",
    ];

    public static TheoryData<string> Departments => House.Departments;

    [Theory, MemberData(nameof(Departments))]
    public void What_a_page_can_do_has_an_endpoint(string department) => Assert.Empty(Missing(House.FilesOf(department)).Except(ForPeople));

    [Fact]
    public void Pages_do_things_and_the_exceptions_are_still_there()
    {
        var asked = House.Rooms.SelectMany(r => Asked(House.FilesOf(r.Name))).ToHashSet();
        Assert.True(asked.Count > 40, $"Only {asked.Count} duties and reads were found in pages.");
        Assert.Empty(ForPeople.Except(House.Rooms.SelectMany(r => House.FilesOf(r.Name)).Select(f => Path.GetFileNameWithoutExtension(f.Path))));
    }

    [Fact]
    public void A_duty_without_an_endpoint_is_seen() => Assert.Equal(["PaintCar"], Missing(
        [
            new("Page.razor", "await Desk.Do(key, (PaintCar duty) => duty.Now(Id, default)); await Desk.Read((CarList list) => list.Show(default));"),
            new("Endpoints.cs", "class Endpoints : IEndpoints { desk.Read((CarList list) => list.Show(ct)) }"),
        ]));

    private static IEnumerable<string> Missing(IReadOnlyList<SourceFile> files)
    {
        var endpoints = string.Join('\n', files.Where(f => f.Text.Contains(": IEndpoints", StringComparison.Ordinal)).Select(f => f.Text));
        return Asked(files).Where(name => !Regex.IsMatch(endpoints, $@"\({name} \w+\)"));
    }

    private static IEnumerable<string> Asked(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Path.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(f => Regex.Matches(f.Text, @"Desk\.(?:Do|Read)\((?:[^()]*(?:\([^()]*\))?[^()]*,\s*)?\((\w+) \w+\)").Select(m => m.Groups[1].Value)).Distinct();
}
