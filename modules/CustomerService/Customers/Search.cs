using Dealership.Plugin.Values;

namespace Dealership.CustomerService.Customers;

/// <summary>What somebody meant by what he typed into the search: a whole number, its tail, pinyin initials or a name.</summary>
internal sealed record Search(string? Phone = null, string? Digits = null, string? Initials = null, string? Name = null)
{
    public static Search Of(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0) return new();
        if (PhoneNumber.TryRead(text, out var phone, out _)) return new(Phone: phone.Value);
        if (text.All(char.IsAsciiDigit)) return new(Digits: text);
        return text.All(char.IsAsciiLetter) ? new(Initials: text.ToLowerInvariant()) : new(Name: text);
    }

    /// <summary>The last four digits, which are indexed; nothing when fewer were typed.</summary>
    public string? Tail => Digits is { Length: >= 4 } digits ? digits[^4..] : null;
}
