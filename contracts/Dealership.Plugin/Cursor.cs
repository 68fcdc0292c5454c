namespace Dealership.Plugin;

/// <summary>Where a list's next page begins: instant and id of the last row shown, as <c>ticks_id</c>.</summary>
public static class Cursor
{
    /// <summary>Rows of a page unless the list says otherwise.</summary>
    public const int Take = 50;

    /// <summary>As the address carries it.</summary>
    public static string Of(DateTimeOffset at, Guid id) => $"{at.UtcTicks}_{id}";

    /// <summary>Nothing when there is none or it is not one.</summary>
    public static (DateTimeOffset? At, Guid? Id) Read(string? after) => after?.Split('_') is [var ticks, var id]
        && long.TryParse(ticks, out var t) && t is >= 0 and <= 3155378975999999999 && Guid.TryParse(id, out var i)
            ? (new DateTimeOffset(t, TimeSpan.Zero), i)
            : (null, null);
}
