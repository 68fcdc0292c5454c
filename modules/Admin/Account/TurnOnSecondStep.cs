using Dealership.Admin.Door;
using Dealership.Plugin;

namespace Dealership.Admin.Account;

/// <summary>Turns two-step sign-in on once a code of the app shows that it has the secret.</summary>
[OpenTo]
internal sealed class TurnOnSecondStep(Db db, Caller caller, Tickets tickets, TimeProvider clock) : IDuty
{
    /// <summary>The secret as the page offered it, sealed, and a code.</summary>
    internal sealed class Form
    {
        public string? Sealed { get; set; }
        public string? Code { get; set; }
    }

    private const string Sql = """
        update admin.logins set totp_secret = @hidden, totp_step = @step where store_id = @store and person_id = @person and totp_secret is null returning person_id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var step = tickets.Reveal(form.Sealed, caller.PersonId) is { } secret ? OneTimeCodes.StepOf(secret, form.Code, clock.GetUtcNow()) : null;
        if (step is null)
            return new Problems().When(true, nameof(form.Code), "验证码不对，请输入手机上当前的 6 位数字。", "The code is wrong; type the six figures your app shows now.").Refusal();
        var hidden = tickets.Hide(tickets.Reveal(form.Sealed, caller.PersonId)!);
        return await db.Row<Guid?>(Sql, new { person = caller.PersonId, hidden, step }, ct) is null
            ? Outcome.Refused("两步验证已经开启，或您的账号没有登录名。", "Two-step sign-in is on already, or you have no sign-in name.")
            : Outcome.Done(caller.PersonId, new("两步验证已开启", "Two-step sign-in is on"));
    }
}
