using Dealership.Admin.Door;
using Dealership.Plugin;

namespace Dealership.Admin.Account;

/// <summary>Changes one's own password; every other session ends, this one goes on.</summary>
[OpenTo]
internal sealed class ChangeOwnPassword(Db db, Caller caller, IDoor door) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public string? Current { get; set; }
        public string? Password { get; set; }
        public string? Again { get; set; }
    }

    private const string Find = "select login, password_hash from admin.logins where store_id = @store and person_id = @person for update";

    private const string Change = """
        update admin.logins set password_hash = @hash, one_time_until = null, stamp = @stamp where store_id = @store and person_id = @person
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        if (await db.Row<Found>(Find, new { person = caller.PersonId }, ct) is not { PasswordHash: { } hash } found)
            return Outcome.Refused("您的账号没有密码，请找行政专员开通。", "Your account has no password; ask the administration officer for one.");
        var problems = Passwords.Judge(new(), form.Password, form.Again ?? "", found.Login)
            .When(!Passwords.Right(hash, form.Current ?? ""), nameof(form.Current), "当前密码不对。", "The current password is wrong.")
            .When(form.Current == form.Password, nameof(form.Password), "新密码不能与当前密码相同。", "The new password must differ from the current one.");
        if (problems.Any) return problems.Refusal();
        var stamp = Passwords.NewStamp();
        await db.Do(Change, new { person = caller.PersonId, hash = Passwords.Hash(form.Password!), stamp }, ct);
        await door.Enter(caller.PersonId, caller.StoreId, stamp);
        return Outcome.Done(caller.PersonId, new("密码已修改，其他设备已退出", "The password is changed; other devices are signed out"));
    }

    private sealed record Found(string Login, string? PasswordHash);
}
