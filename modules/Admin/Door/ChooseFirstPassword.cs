using Dealership.Plugin;

namespace Dealership.Admin.Door;

/// <summary>Last step at the door for whoever came with a one-time password: he chooses his own, and is in.</summary>
[OpenTo(EvenStrangers = true)]
internal sealed class ChooseFirstPassword(Db db, Tickets tickets, Entrance entrance) : IDuty
{
    private const string Choose = "select admin.choose_password(@storeId, @personId, @stamp, @hash, @newStamp)";

    /// <summary>The ticket of the step before, and the password twice.</summary>
    internal sealed class Form
    {
        public string? Ticket { get; set; }
        public string? Password { get; set; }
        public string? Again { get; set; }
        public string Address { get; set; } = "";
    }

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        if (tickets.Open(form.Ticket, Tickets.Step.NewPassword) is not { } ticket) return Entrance.Late();
        var problems = Passwords.Judge(new(), form.Password, form.Again ?? "", ticket.Login);
        if (problems.Any) return problems.Refusal();
        var newStamp = Passwords.NewStamp();
        var chosen = await db.Row<bool>(Choose, new { ticket.StoreId, ticket.PersonId, ticket.Stamp, hash = Passwords.Hash(form.Password!), newStamp }, ct);
        return chosen ? await entrance.Enter(ticket.StoreId, ticket.PersonId, newStamp, ticket.Login, form.Address, ct) : Entrance.Late();
    }
}
