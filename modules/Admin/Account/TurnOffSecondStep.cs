using Dealership.Admin.Door;
using Dealership.Plugin;

namespace Dealership.Admin.Account;

/// <summary>Turns two-step sign-in off; takes the password, for a phone or a desk may have been left open.</summary>
[OpenTo]
internal sealed class TurnOffSecondStep(Db db, Caller caller) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public string? Password { get; set; }
    }

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var hash = await db.Row<string>("select password_hash from admin.logins where store_id = @store and person_id = @person", new { person = caller.PersonId }, ct);
        if (!Passwords.Right(hash, form.Password ?? ""))
            return new Problems().When(true, nameof(form.Password), "密码不对。", "The password is wrong.").Refusal();
        await db.Do("update admin.logins set totp_secret = null where store_id = @store and person_id = @person", new { person = caller.PersonId }, ct);
        return Outcome.Done(caller.PersonId, new("两步验证已关闭", "Two-step sign-in is off"));
    }
}
