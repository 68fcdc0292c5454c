using Dealership.Admin.Door;
using Dealership.Admin.Permissions;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>Lets somebody in who forgot his password, or never had one: a one-time password, good for seven days and one use.</summary>
[Needs(Rights.KeepPeople)]
internal sealed class GiveOneTimePassword(Db db, Logins logins, Attempts attempts, GeneralManagers managers) : IDuty
{
    /// <summary>What is typed; the login only where it is new or changes.</summary>
    internal sealed class Form
    {
        public string? Login { get; set; }
        public bool DropSecondStep { get; set; }

        /// <summary>Set by the duty: said once, kept nowhere.</summary>
        public string? OneTimePassword { get; set; }
    }

    private const string Find = """
        select p.name, l.login from admin.people p left join admin.logins l on l.store_id = @store and l.person_id = p.id
        where  p.store_id = @store and p.id = @person and p.left_on is null
        """;

    public async Task<Outcome> Now(Guid person, Form form, CancellationToken ct)
    {
        if (await db.Row<Found>(Find, new { person }, ct) is not { } found) return Outcome.Refused("没有这位在职员工。", "No such person works here.");
        var login = string.IsNullOrWhiteSpace(form.Login) ? found.Login : form.Login;
        var problems = GeneralManagers.OnlyHe(Logins.Judge(new(), login), await managers.Is(person, ct) && !await managers.CallerIsOne(ct));
        if (problems.Any) return problems.Refusal();
        form.OneTimePassword = await logins.HandOver(person, login!, form.DropSecondStep, ct);
        if (form.OneTimePassword is null) return Logins.Taken(problems).Refusal();
        await attempts.Forget(login!, ct);
        return Outcome.Done(person, new($"已给 {found.Name} 一次性密码", $"{found.Name} has a one-time password"));
    }

    private sealed record Found(string Name, string? Login);
}
