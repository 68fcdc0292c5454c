using Dealership.Contracts;

namespace Dealership.Admin.StoreSettings;

/// <summary>A day that the State Council made a holiday (放假) or a working day in exchange for one (调休上班).</summary>
/// <param name="Kind">One of <see cref="Holiday"/>, <see cref="Workday"/>, <see cref="Ordinary"/>.</param>
/// <param name="Name">What for.</param>
/// <param name="Source">The notice or law that says so.</param>
/// <param name="Provisional">The year's notice is not out, or not in this product yet.</param>
internal sealed record StatutoryDay(DateOnly Day, string Kind, Text Name, Text Source, bool Provisional = false)
{
    public const string Holiday = "holiday";
    public const string Workday = "workday";

    /// <summary>Neither: the store's edition takes back what the product's says.</summary>
    public const string Ordinary = "ordinary";

    public static IReadOnlyList<(string Kind, Text Name)> Kinds { get; } =
        [(Holiday, new("放假", "Holiday")), (Workday, new("上班", "Working day")), (Ordinary, new("照常", "As usual"))];
}
