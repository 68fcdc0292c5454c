using Dealership.Contracts;

namespace Dealership.Plugin.Values;

/// <summary>Says why digits are no phone number, as precisely as can be told.</summary>
internal static class PhoneProblem
{
    /// <summary>The sentence for the person who typed it.</summary>
    public static Text Of(string digits)
    {
        if (digits.Any(c => !char.IsAsciiDigit(c) && c != '+'))
            return new("电话里有数字以外的字。", "A phone number consists of digits.");
        if (digits.StartsWith('+') && !digits.StartsWith("+86", StringComparison.Ordinal))
            return new("只收中国大陆的号码。", "Only numbers of mainland China are taken.");
        return digits.FirstOrDefault() switch
        {
            '1' when digits.Length == 11 => new("手机号第二位应是 3 到 9。", "The second digit of a mobile number is 3 to 9."),
            '1' => new($"手机号是 11 位，这里是 {digits.Length} 位。", $"A mobile number has 11 digits, this has {digits.Length}."),
            >= '2' and <= '9' when digits.Length is 7 or 8 => new("座机请写上区号，如 021-58881234。", "Write the landline with its area code: 021-58881234."),
            _ => new("不是手机号，也不是带区号的座机。", "Neither a mobile number nor a landline with its area code."),
        };
    }
}
