using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Door;

/// <summary>Second step at the door: the six figures of the authenticator app. Wrong codes count like wrong passwords.</summary>
[OpenTo(EvenStrangers = true)]
internal sealed class ConfirmCode(Db db, Attempts attempts, Tickets tickets, Entrance entrance, TimeProvider clock) : IDuty
{
    private const string Find = "select totp_secret, one_time_until is not null as one_time from admin.login_of(@login, @now) where stamp = @stamp";

    private const string Use = "select admin.use_code(@storeId, @personId, @stamp, @step)";

    /// <summary>The ticket of the first step, and the code.</summary>
    internal sealed class Form
    {
        public string? Ticket { get; set; }
        public string? Code { get; set; }
        public string Address { get; set; } = "";

        /// <summary>Set by the duty: the step that is still wanted.</summary>
        public Tickets.Step Next { get; set; }
    }

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        if (tickets.Open(form.Ticket, Tickets.Step.Code) is not { } ticket) return Entrance.Late();
        var now = clock.GetUtcNow();
        var attempt = await attempts.Begin(ticket.Login, ct);
        var found = await db.Row<Found>(Find, new { login = ticket.Login, now, stamp = ticket.Stamp }, ct);
        if (found?.TotpSecret is null) return Entrance.Late();

        var step = attempt.Locked ? null : OneTimeCodes.StepOf(tickets.Show(found.TotpSecret), form.Code, now);
        if (step is null || !await db.Row<bool>(Use, new { storeId = ticket.StoreId, personId = ticket.PersonId, stamp = ticket.Stamp, step }, ct))
        {
            form.Next = Tickets.Step.Code;
            await entrance.Note(ticket.StoreId, ticket.PersonId, ticket.Login, attempt.Locked ? "locked" : "code wrong", form.Address, ct);
            return attempt.LockedMinutes is null
                ? Outcome.Done(null, new("验证码不对或已用过，请等下一个。", "The code is wrong or was used before; wait for the next one."))
                : Entrance.NotIn(attempt);
        }
        if (!found.OneTime) return await entrance.Enter(ticket.StoreId, ticket.PersonId, ticket.Stamp, ticket.Login, form.Address, ct);
        await attempts.TakeBack(ticket.Login, ct);
        form.Next = Tickets.Step.NewPassword;
        form.Ticket = tickets.Seal(form.Next, ticket.Login, ticket.StoreId, ticket.PersonId, ticket.Stamp);
        return Outcome.Done();
    }

    private sealed record Found(string? TotpSecret, bool OneTime);
}
