using Dealership.Contracts.Admin;

namespace Dealership.Sales.Showroom;

/// <summary>Days of the traffic log: today unless the address names others.</summary>
internal readonly record struct VisitSpan(DateOnly From, DateOnly Until, DateOnly Today)
{
    public bool IsToday => From == Today && Until == Today;

    /// <summary>Lines <c>v</c> of the days; takes <c>@store</c>, <c>@from</c> and <c>@until</c>.</summary>
    public const string Sql = "v.store_id = @store and v.day >= @from and v.day <= @until";

    public static async Task<VisitSpan> Of(DateOnly? from, DateOnly? until, ICalendar calendar, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        return new(from ?? until ?? today, until ?? (from > today ? from.Value : today), today);
    }
}
