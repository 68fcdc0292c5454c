using Dealership.Plugin;

namespace Dealership.Admin.Door;

/// <summary>First step at the door: login and password. Everything that can be told from outside is the same for a login nobody has.</summary>
[OpenTo(EvenStrangers = true)]
internal sealed class SignIn(Db db, Attempts attempts, Tickets tickets, Entrance entrance, TimeProvider clock) : IDuty
{
    private const string Find = """
        select store_id, person_id, login, password_hash, one_time_until, stamp, totp_secret is not null as second_step
        from   admin.login_of(@login, @now)
        """;

    /// <summary>What is typed, and what the next step needs.</summary>
    internal sealed class Form
    {
        public string? Login { get; set; }
        public string? Password { get; set; }
        public string Address { get; set; } = "";

        /// <summary>Set by the duty: the step that is still wanted, and its ticket.</summary>
        public Tickets.Step Next { get; set; }
        public string? Ticket { get; set; }
    }

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var login = form.Login?.Trim() ?? "";
        var problems = new Problems()
            .When(login.Length is 0 or > 60, nameof(form.Login), "请填写登录名。", "Type your sign-in name.")
            .When(string.IsNullOrEmpty(form.Password), nameof(form.Password), "请填写密码。", "Type your password.");
        if (problems.Any) return problems.Refusal();

        var attempt = await attempts.Begin(login, ct);
        var found = await db.Row<Found>(Find, new { login, now = clock.GetUtcNow() }, ct);
        var right = Passwords.Right(found?.PasswordHash, form.Password!);
        if (attempt.Locked || !right || found is null)
        {
            var outcome = attempt.Locked ? "locked" : "wrong";
            await (found is null ? entrance.NoteNobody(login, outcome, form.Address, ct)
                : entrance.Note(found.StoreId, found.PersonId, found.Login, outcome, form.Address, ct));
            return Entrance.NotIn(attempt);
        }
        if (found.OneTimeUntil < clock.GetUtcNow())
        {
            await entrance.Note(found.StoreId, found.PersonId, found.Login, "expired", form.Address, ct);
            return Outcome.Done(null, new("一次性密码已过期，请找行政专员重设。", "The one-time password has expired; ask the administration officer for a new one."));
        }
        if (!found.SecondStep && found.OneTimeUntil is null)
            return await entrance.Enter(found.StoreId, found.PersonId, found.Stamp, found.Login, form.Address, ct);
        await attempts.TakeBack(login, ct);
        form.Next = found.SecondStep ? Tickets.Step.Code : Tickets.Step.NewPassword;
        form.Ticket = tickets.Seal(form.Next, found.Login, found.StoreId, found.PersonId, found.Stamp);
        await entrance.Note(found.StoreId, found.PersonId, found.Login, found.SecondStep ? "code wanted" : "new password wanted", form.Address, ct);
        return Outcome.Done();
    }

    private sealed record Found(
        int StoreId, Guid PersonId, string Login, string? PasswordHash, DateTimeOffset? OneTimeUntil, string Stamp, bool SecondStep);
}
