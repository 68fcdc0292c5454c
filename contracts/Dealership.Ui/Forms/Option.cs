namespace Dealership.Ui;

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is posted; an enum's member name, an id, a key.</param>
/// <param name="Label">What a person reads.</param>
/// <param name="Hint">A few words more.</param>
public sealed record Option(string Value, string Label, string? Hint = null)
{
    /// <summary>From any value that has a plain text: an id, an enum's member, a number.</summary>
    public static Option Of<T>(T value, string label, string? hint = null) where T : notnull =>
        new(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "", label, hint);
}
