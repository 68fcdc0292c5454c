using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;

namespace Dealership.Ui;

/// <summary>
/// What every field has: a label, a hint, its own problem, a name that a posted form is read by, and the text that was
/// typed, even when it could not be read as a <typeparamref name="T"/>.
/// </summary>
/// <typeparam name="T">Type of the model's property.</typeparam>
public abstract class Field<T> : InputBase<T>
{
    private string? _unread;

    /// <summary>The words of the house.</summary>
    [Inject] public Words Say { get; set; } = default!;

    /// <summary>The form it stands in.</summary>
    [CascadingParameter] public FormState? Form { get; set; }

    /// <summary>The request, when the page is rendered for one.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>How to fill it in, or why it is asked.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Must be filled in.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Takes the focus when the page opens.</summary>
    [Parameter] public bool Focus { get; set; }

    /// <summary>Id of the input; the summary links to it.</summary>
    public string Id => "f-" + NameAttributeValue.Replace('.', '-').Replace('[', '-').Replace("]", "");

    /// <summary>Name of the model's property.</summary>
    public string Property => FieldIdentifier.FieldName;

    /// <summary>What is wrong with it, in the reader's language.</summary>
    public string? Wrong => Form?.Of(Property) is { } problem ? Say[problem.Text] : _unread is null ? null : CannotRead(_unread);

    /// <summary>The text in the box.</summary>
    protected string? Typed => _unread ?? CurrentValueAsString;

    /// <summary>Ids of the hint and the problem, for <c>aria-describedby</c>.</summary>
    protected string? Described => (Hint, Wrong) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-wrong",
        _ => $"{Id}-wrong {Id}-hint",
    };

    /// <summary><c>true</c> or nothing, for <c>aria-invalid</c>.</summary>
    protected string? Invalid => Wrong is null ? null : "true";

    /// <summary>What is said when the text is no <typeparamref name="T"/>.</summary>
    protected virtual string CannotRead(string typed) => typed.Length == 0 ? Say["请填写", "Please fill this in."] : Say[$"“{typed}”看不懂，请重新填写", $"“{typed}” cannot be read. Please type it again."];

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Form is not null) Form.Judged += StateHasChanged;
        // Blazor's own record of what it could not read names the form and not the field, so the posted text is read again,
        // before the page's handler can change the model.
        if (typeof(T) == typeof(string) || Form is null || Posted.Value(Http, Form.Name, NameAttributeValue) is not { } posted) return;
        if (posted.Length == 0 && default(T) is null) return;
        if (!TryParseValueFromString(posted, out var value, out _) || !EqualityComparer<T>.Default.Equals(value, CurrentValue)) _unread = posted;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && Form is not null) Form.Judged -= StateHasChanged;
        base.Dispose(disposing);
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => Form?.Stands(Property, Id, _unread is null ? null : CannotRead(_unread));

    /// <inheritdoc />
    protected override bool TryParseValueFromString(string? value, [MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        // Blazor reads a bool as text and then casts it: a posted one would be an error of ours.
        if (typeof(T) == typeof(bool) || typeof(T) == typeof(bool?))
        {
            var known = bool.TryParse(value, out var yes);
            result = known ? (T)(object)yes : default;
            validationErrorMessage = known || (string.IsNullOrEmpty(value) && default(T) is null) ? null : CannotRead(value ?? "");
            return validationErrorMessage is null;
        }
        var read = BindConverter.TryConvertTo(value, CultureInfo.InvariantCulture, out result);
        validationErrorMessage = read ? null : CannotRead(value ?? "");
        return read;
    }

    /// <inheritdoc />
    protected override string? FormatValueAsString(T? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
