namespace Dealership.Admin.StoreSettings;

/// <summary>The store's own word on a day, for itself or for one department: stocktaking, an annual trip, a typhoon.</summary>
/// <param name="Hours">As kept; none are the weekday's.</param>
internal sealed record OwnDay(string Department, DateOnly Day, bool Open, string? Hours, string Note);
