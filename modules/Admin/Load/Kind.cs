namespace Dealership.Admin.Load;

/// <summary>Where a minute of somebody's week comes from.</summary>
internal enum Kind
{
    /// <summary>Open already.</summary>
    Open,
    /// <summary>The schedule will bring it.</summary>
    Scheduled,
    /// <summary>Facts bring it in a usual week.</summary>
    Usual,
}
