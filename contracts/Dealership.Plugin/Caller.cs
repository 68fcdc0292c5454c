using System.Collections.Frozen;

namespace Dealership.Plugin;

/// <summary>Who is asking, at which store, and what he may do.</summary>
/// <param name="PersonId">The member of staff; empty for the house itself.</param>
/// <param name="StoreId">The store whose rows are seen.</param>
/// <param name="Name">As written on the badge.</param>
/// <param name="Positions">Positions held.</param>
/// <param name="Rights">Keys of the rights that follow from them.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Demo">The store is the demo, where one may switch between positions.</param>
public sealed record Caller(
    Guid PersonId, int StoreId, string Name, FrozenSet<string> Positions, FrozenSet<string> Rights, string Language, bool Demo = false)
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The house itself, at work for a store: listeners, imports, the demo's story.</summary>
    public static Caller House(int storeId) => new(Guid.Empty, storeId, "", [], [], "zh") { IsHouse = true };

    /// <summary>Nobody is signed in.</summary>
    public static Caller Stranger(string language, int storeId = 0) => new(Guid.Empty, storeId, "", [], [], language) { IsStranger = true };

    /// <summary>Name of the store, for the frame.</summary>
    public string? StoreName { get; init; }

    /// <summary>The store's time zone; China's until somebody says otherwise.</summary>
    public TimeZoneInfo Zone { get; init; } = China;

    /// <summary>The positions held, as people say them.</summary>
    public IReadOnlyList<Dealership.Contracts.Text> PositionNames { get; init; } = [];

    /// <summary>Not a person: every right, and the audit says so.</summary>
    public bool IsHouse { get; private init; }

    /// <summary>Nobody is signed in.</summary>
    public bool IsStranger { get; private init; }

    /// <summary>May do what takes this right.</summary>
    public bool May(string right) => IsHouse || Rights.Contains(right);
}
