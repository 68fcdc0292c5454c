using Dealership.Contracts;

namespace Dealership.Ui;

/// <summary>
/// Speaks the reader's language: <c>@T["待跟踪", "To follow up"]</c>, and says dates, money and counts as people do.
/// One per request; the host sets <see cref="Language"/>, <see cref="Zone"/> and <see cref="Now"/>.
/// </summary>
public sealed partial class Words
{
    private DateTimeOffset? _now;

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "zh";

    /// <summary>The reader reads Chinese.</summary>
    public bool Zh => Language != "en";

    /// <summary>The store's time zone; China's unless set.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The instant "today" is counted from; the clock's unless set.</summary>
    public DateTimeOffset Now
    {
        get => _now ?? TimeProvider.System.GetUtcNow();
        set => _now = value;
    }

    /// <summary>The date in the store.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now));

    /// <summary>One of the two.</summary>
    public string this[string zh, string en] => Zh ? zh : en;

    /// <summary>The text in the reader's language.</summary>
    public string this[Text text] => Zh ? text.Zh : text.En;
}
