using Bogus;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>What the maker 星驰 (Xingchi) builds. Maker, models and codes are invented; no such cars are sold anywhere.</summary>
internal static class Catalogue
{
    private static readonly Odds<Model> Models = new(
        (new("TC31", "T1", new("晨帆", "Chenfan"), new("1.5L", "1.5L"), 86_900), 0.22),
        (new("TC52", "T2", new("星渡", "Xingdu"), new("1.5T", "1.5T"), 118_900), 0.20),
        (new("TU53", "T3", new("云栈", "Yunzhan"), new("1.5T", "1.5T"), 112_900), 0.27),
        (new("TU74", "T4", new("远岫", "Yuanxiu"), new("2.0T 四驱", "2.0T AWD"), 168_900), 0.13),
        (new("TE61", "T5", new("青榆", "Qingyu"), new("纯电 520", "Electric 520"), 139_900), 0.18));

    private static readonly Odds<Trim> Trims = new(
        (new(new("舒适版", "Comfort"), 0), 0.3), (new(new("豪华版", "Luxury"), 12_000), 0.45), (new(new("尊享版", "Prestige"), 23_000), 0.25));

    private static readonly Odds<Text> Colours = new(
        (new("珍珠白", "Pearl white"), 0.36), (new("曜石黑", "Obsidian black"), 0.18), (new("钛金灰", "Titanium grey"), 0.17),
        (new("流光银", "Flowing silver"), 0.09), (new("海湾蓝", "Bay blue"), 0.09), (new("枫叶红", "Maple red"), 0.07), (new("竹影绿", "Bamboo green"), 0.04));

    /// <summary>The n-th vehicle of the store.</summary>
    public static DemoVehicle Vehicle(Setting setting, int number, DateOnly receivedOn)
    {
        var dice = setting.Dice(Part.Vehicle, number);
        var (model, trim) = (Models.Draw(dice), Trims.Draw(dice));
        var name = setting.Say(new($"星驰 {model.Name.Zh} {model.Engine.Zh} {trim.Name.Zh}", $"Xingchi {model.Name.En} {model.Engine.En} {trim.Name.En}"));
        return new(
            setting.Id(Part.Vehicle, number, setting.At(receivedOn, new(9, 0))), Vins.Of(setting, number, model.Line, receivedOn), model.Code, name,
            setting.Say(Colours.Draw(dice)), receivedOn, model.Price + trim.Extra);
    }

    private sealed record Model(string Code, string Line, Text Name, Text Engine, decimal Price);

    private sealed record Trim(Text Name, decimal Extra);
}
