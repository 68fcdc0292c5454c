namespace Dealership.Host.Demo;

/// <summary>How much is told, and in which language names and sentences are.</summary>
/// <param name="Handovers">Vehicles handed over, from <see cref="Least"/> to <see cref="Most"/>.</param>
/// <param name="Days">Days over which they spread, today included.</param>
internal sealed record StorySize(int Handovers, int Days)
{
    /// <summary>Chinese names and sentences.</summary>
    public const string Chinese = "zh_CN";

    /// <summary>English names and sentences.</summary>
    public const string English = "en";

    /// <summary>Fewer cannot leave the open work that the last days promise.</summary>
    public const int Least = 20;

    /// <summary>The serial number of a VIN has six digits, and the waiting and the unsold vehicles need some too.</summary>
    public const int Most = 900_000;

    /// <summary>A year of one store.</summary>
    public static StorySize Year { get; } = new(392, 365);

    /// <summary><see cref="Chinese"/> or <see cref="English"/>.</summary>
    public string Language { get; init; } = Chinese;

    /// <summary>Orders not handed over yet.</summary>
    public int Waiting { get; init; } = 15;

    /// <summary>Vehicles for sale.</summary>
    public int Stock { get; init; } = 45;

    /// <summary>So many handovers in so many days: a store as busy as a measurement wants it.</summary>
    public static StorySize OfSales(int handovers, int days = 365) => new(handovers, days);

    /// <summary>Refuses a size that no story fits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Too few, too many, or too short.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Handovers, Least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Handovers, Most);
        ArgumentOutOfRangeException.ThrowIfLessThan(Days, 30);
        ArgumentOutOfRangeException.ThrowIfNegative(Waiting);
        ArgumentOutOfRangeException.ThrowIfNegative(Stock);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Waiting + Stock, 1_000_000 - Most);
        if (Language is not (Chinese or English)) throw new ArgumentOutOfRangeException(nameof(Language), Language, "zh_CN or en");
    }
}
