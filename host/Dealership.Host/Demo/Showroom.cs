using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>The store itself: its name and the vehicles for sale.</summary>
internal static class Showroom
{
    private static readonly Text[] Places =
        [new("临江", "Riverside"), new("城东", "East"), new("城西", "West"), new("高新区", "Hi-Tech Park"), new("开发区", "New District")];

    // Days since receipt: most are young, one or two nobody wants.
    private static readonly Odds<(int From, int Until)> Ages = new(((0, 30), 0.46), ((31, 60), 0.28), ((61, 90), 0.16), ((91, 180), 0.08), ((181, 240), 0.02));

    /// <summary>The store's name; stores beyond the named places are numbered.</summary>
    public static string Name(Setting setting)
    {
        var turn = Math.Max(0, setting.StoreId - 1);
        var (place, round) = (Places[turn % Places.Length], turn / Places.Length);
        var number = round == 0 ? "" : (round + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return setting.Say(new($"星驰汽车{place.Zh}{number}店", $"Xingchi Motors {place.En}{(round == 0 ? "" : " " + number)}"));
    }

    /// <summary>What stands for sale, longest first.</summary>
    public static IReadOnlyList<DemoVehicle> Stock(Setting setting) =>
        [.. Enumerable.Range(0, setting.Size.Stock).Select(i => One(setting, i)).OrderBy(v => v.ReceivedOn).ThenBy(v => v.Id)];

    private static DemoVehicle One(Setting setting, int index)
    {
        var dice = setting.Dice(Part.Stock, index);
        var (from, until) = Ages.Draw(dice);
        return Catalogue.Vehicle(setting, setting.Size.Handovers + setting.Size.Waiting + index, setting.Today.AddDays(-dice.Number(from, until)));
    }
}
