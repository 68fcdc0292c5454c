using Dealership.Contracts;

namespace Dealership.Ui;

/// <summary>
/// Speaks the reader's language: <c>@T["待跟踪", "To follow up"]</c>. One per request; the shell sets the language.
/// </summary>
public sealed class Words
{
    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "zh";

    /// <summary>The present, as this request sees it.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The reader reads Chinese.</summary>
    public bool Zh => Language != "en";

    /// <summary>One of the two.</summary>
    public string this[string zh, string en] => Zh ? zh : en;

    /// <summary>The text in the reader's language.</summary>
    public string this[Text text] => Zh ? text.Zh : text.En;
}
