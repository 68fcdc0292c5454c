using Dealership.Contracts;

namespace Dealership.Sales.TestDrives;

/// <summary>What is looked at before a test car is driven (营业前整备); washed at least once a day.</summary>
internal sealed record PrepItem(string Code, Text Name)
{
    public static IReadOnlyList<PrepItem> All { get; } =
    [
        new("washed", new("车身已洗", "Washed")), new("inside", new("车内清洁、无私人物品", "Clean inside, no personal things")), new("energy", new("油量或电量过半", "Tank or battery over half")),
        new("tyres", new("胎压、灯光正常", "Tyres and lights in order")), new("papers", new("行驶证、保险标志在车上", "Registration and insurance mark on board")),
    ];

    public static PrepItem? Of(string code) => All.FirstOrDefault(i => i.Code == code);
}
