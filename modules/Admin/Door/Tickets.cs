using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Dealership.Admin.Door;

/// <summary>
/// What the browser carries between the steps of signing in: sealed, good for ten minutes and for one step. Nobody is signed
/// in before the last step, so a one-time password opens nothing but the choosing of one's own.
/// </summary>
internal sealed class Tickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly IDataProtector _seal = protection.CreateProtector("admin.sign-in.step");
    private readonly IDataProtector _secrets = protection.CreateProtector("admin.totp-secret");

    public string Seal(Step step, string login, int storeId, Guid personId, string stamp) =>
        _seal.Protect(JsonSerializer.Serialize(new Ticket(step, login, storeId, personId, stamp, clock.GetUtcNow() + Life)));

    /// <summary>Nothing when it is not ours, too old, or for another step.</summary>
    public Ticket? Open(string? sealedTicket, Step step)
    {
        try
        {
            var ticket = JsonSerializer.Deserialize<Ticket>(_seal.Unprotect(sealedTicket ?? ""));
            return ticket is not null && ticket.Step == step && clock.GetUtcNow() < ticket.Until ? ticket : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A secret on its way to an app and back, for this person alone.</summary>
    public string SealSecret(string secret, Guid personId) => _seal.Protect($"{personId:n}{secret}");

    public string? Reveal(string? sealedSecret, Guid personId)
    {
        try
        {
            var text = _seal.Unprotect(sealedSecret ?? "");
            return text.StartsWith(personId.ToString("n"), StringComparison.Ordinal) ? text[32..] : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public string Hide(string secret) => _secrets.Protect(secret);

    public string Show(string hidden) => _secrets.Unprotect(hidden);

    internal enum Step
    {
        None,
        Code,
        NewPassword,
    }

    internal sealed record Ticket(Step Step, string Login, int StoreId, Guid PersonId, string Stamp, DateTimeOffset Until);
}
