using Dealership.Plugin.Values;

namespace Dealership.CustomerService.Customers;

/// <summary>A stored number as everybody may see it.</summary>
internal static class Masked
{
    /// <summary>138****1234; four stars when the stored number cannot be read.</summary>
    public static string Phone(string stored) => PhoneNumber.TryRead(stored, out var phone, out _) ? phone.Masked : "****";
}
