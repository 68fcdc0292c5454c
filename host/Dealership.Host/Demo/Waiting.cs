using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>Orders not handed over yet: some for today, some for tomorrow, one overdue.</summary>
internal static class Waiting
{
    /// <summary>A waiting vehicle is promised so many days after the order, as Sales writes the demo's orders.</summary>
    public const int PromisedAfter = 10;

    // Older than two days: what follows an order (allocation, payment, inspection) has happened by now.
    private const int LeastAge = 3;

    /// <summary>The waiting orders, oldest first.</summary>
    public static IEnumerable<DemoSale> Of(Setting setting, Staff staff, Names names) =>
        Enumerable.Range(0, setting.Size.Waiting).Select(i => One(setting, staff, names, i)).OrderBy(s => s.OrderedAt).ThenBy(s => s.OrderId);

    private static DemoSale One(Setting setting, Staff staff, Names names, int index)
    {
        var number = setting.Size.Handovers + index;
        var dice = setting.Dice(Part.Sale, number);
        var age = (index % 5) switch
        {
            0 => PromisedAfter,
            1 => PromisedAfter - 1,
            2 when index == 2 => PromisedAfter + 1,
            _ => dice.Number(LeastAge, PromisedAfter - 2),
        };
        var orderedAt = setting.At(setting.Today.AddDays(-age), Hours.Desk(dice));
        var vehicle = Catalogue.Vehicle(setting, number, setting.Today.AddDays(-age - dice.Skewed(0, 45)));
        return new(
            setting.Id(Part.Order, number, orderedAt), setting.Id(Part.Delivery, number, orderedAt), setting.Id(Part.Customer, number, orderedAt),
            names.Draw(dice), Phones.Of(setting, number), vehicle, staff.Consultant(dice).Id, staff.Adviser(number), orderedAt, null, dice.Number(6, 20), false, [], null, null, null);
    }
}
