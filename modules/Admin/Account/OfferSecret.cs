using Dealership.Admin.Door;
using Dealership.Plugin;

namespace Dealership.Admin.Account;

/// <summary>A fresh secret for an authenticator app; it counts once a code shows that the app has it.</summary>
[OpenTo]
internal sealed class OfferSecret(Tickets tickets, OwnAccount account, Caller caller) : IRead
{
    /// <summary>The key to type, the address an app reads, and the secret sealed for the form.</summary>
    internal sealed record Offer(string Key, string Address, string Sealed);

    /// <param name="again">The sealed secret of a form that comes back with an error: the app has it already.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<Offer?> Make(string? again, CancellationToken ct)
    {
        if (await account.Show(ct) is not { SecondStep: false } own) return null;
        var secret = tickets.Reveal(again, caller.PersonId) ?? OneTimeCodes.NewSecret();
        return new(string.Join(' ', secret.Chunk(4).Select(c => new string(c))), OneTimeCodes.Address(secret, own.Store, own.Login), tickets.SealSecret(secret, caller.PersonId));
    }
}
