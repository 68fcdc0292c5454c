using System.Text.RegularExpressions;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.Host.Tests.Demo;

/// <summary>The numbers that identify a vehicle and a buyer: right in form, and nobody's.</summary>
public sealed class StoryNumbersTests
{
    [Fact]
    public void Every_vin_is_valid_unique_and_of_a_maker_that_does_not_exist()
    {
        var (first, second) = (StoryTellerTests.Tell(), StoryTellerTests.Tell(store: 2));
        string[] vins = [.. Vehicles(first).Concat(Vehicles(second)).Select(v => v.Vin)];
        Assert.Equal(vins.Length, vins.Distinct().Count());
        Assert.All(vins, typed =>
        {
            Assert.True(Vin.TryRead(typed, out var vin, out _));
            Assert.True(vin.CheckDigitOk);
            Assert.Equal(typed[8], Remainder(typed));
            Assert.StartsWith("GXC", typed, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_phone_number_is_well_formed_unique_and_from_the_prefix_that_nobody_is_given()
    {
        var phones = StoryTellerTests.Tell().Sales.Select(s => s.Phone).ToArray();
        Assert.Equal(phones.Length, phones.Distinct().Count());
        Assert.All(phones, phone =>
        {
            Assert.Matches(new Regex(@"^161\d{8}$"), phone);
            Assert.True(PhoneNumber.TryRead(phone, out var read, out _) && read.Mobile);
        });
    }

    [Fact]
    public void Names_are_written_in_the_language_of_the_story()
    {
        var zh = StoryTellerTests.Tell();
        var en = StoryTellerTests.Tell(size: Host.Demo.StorySize.Year with { Language = "en" });
        Assert.All(Said(zh), text => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", text));
        Assert.All(Said(en), text => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", text));
    }

    private static IEnumerable<DemoVehicle> Vehicles(DemoStory story) => story.Stock.Concat(story.Sales.Select(s => s.Vehicle));

    private static IEnumerable<string> Said(DemoStory story) =>
        [
            story.StoreName, .. story.Staff.Select(p => p.Name), .. Vehicles(story).SelectMany(v => new[] { v.ModelName, v.Colour }),
            .. story.Sales.Select(s => s.CustomerName), .. story.Sales.Select(s => s.ServiceAdviser), .. story.Sales.Select(s => s.Survey?.Verbatim).OfType<string>(),
            .. story.Sales.SelectMany(s => s.Calls).Select(c => c.Note).OfType<string>(),
        ];

    /// <summary>GB 16735 by its own table, apart from the code under test.</summary>
    private static char Remainder(string vin)
    {
        const string values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        const string weights = "8765432X098765432";
        var sum = vin.Zip(weights, (c, w) => values.IndexOf(c, StringComparison.Ordinal) % 10 * (w == 'X' ? 10 : w - '0')).Sum();
        return "0123456789X"[sum % 11];
    }
}
