using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>A vehicle handed over, from the order to whatever followed.</summary>
internal static class Handover
{
    /// <summary>The n-th sale of the story.</summary>
    public static DemoSale Of(Setting setting, Staff staff, Names names, int number, DateOnly day, TimeOnly time, Turn turn)
    {
        var dice = setting.Dice(Part.Sale, number);
        var at = setting.At(day, time);
        var grievance = Grievance.Of(setting, number, day, turn);
        // Who complains that the car came late did wait for it.
        var waited = grievance?.Theme == Themes.DeliveryLate ? dice.Number(19, 32) : dice.Skewed(3, 24);
        var orderedAt = setting.At(day.AddDays(-waited), Hours.Desk(dice));
        var inStock = dice.Chance(0.5) ? dice.Number(1, 6) : dice.Skewed(7, 85);
        var consultant = staff.Consultant(dice);
        var calls = FollowUps.Of(setting, staff, number, day, turn, grievance);
        var (survey, unasked) = Surveys.Of(setting, staff, number, at, waited, calls, grievance, consultant.Manners);
        return new(
            setting.Id(Part.Order, number, orderedAt), setting.Id(Part.Delivery, number, at), setting.Id(Part.Customer, number, orderedAt),
            names.Draw(dice), Phones.Of(setting, number), Catalogue.Vehicle(setting, number, day.AddDays(-inStock)), consultant.Id, staff.Adviser(number),
            orderedAt, at, dice.Skewed(6, 42), EnteredLate(setting, number, day), calls, survey, unasked,
            Complaints.Of(setting, number, day, turn, grievance, calls, survey));
    }

    /// <summary>A couple of handovers were written down the day after (补录).</summary>
    private static bool EnteredLate(Setting setting, int number, DateOnly day)
    {
        var every = Math.Min(170, setting.Size.Handovers / 2);
        return number % every == every / 2 && setting.DaysAgo(day) > 2;
    }
}
