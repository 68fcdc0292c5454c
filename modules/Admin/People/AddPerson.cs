using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>Takes on a member of staff (入职), with a position and a sign-in when given.</summary>
[Needs(Rights.KeepPeople)]
internal sealed class AddPerson(Db db, ICalendar calendar, Logins logins, GeneralManagers managers) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public string? Number { get; set; }
        public string? Name { get; set; }
        public string? Position { get; set; }
        public string? Login { get; set; }
        public DateOnly? JoinedOn { get; set; }

        /// <summary>Set by the duty when a login was given: said once, kept nowhere.</summary>
        public string? OneTimePassword { get; set; }
    }

    private const string Insert = """
        insert into admin.people (store_id, id, number, name, joined_on) values (@store, @id, @number, @name, @joined)
        on conflict (store_id, number) do nothing returning id
        """;

    private const string Hold = """
        insert into admin.holdings (store_id, person_id, position_code, since)
        select @store, @id, code, @joined from admin.positions
        where  store_id = @store and code = @position and admin.open_from(@store, code, greatest(@joined::date, @today::date)) returning person_id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var joined = form.JoinedOn ?? today;
        var (number, name) = (form.Number?.Trim() ?? "", form.Name?.Trim() ?? "");
        var problems = new Problems()
            .When(number.Length is 0 or > 20, nameof(form.Number), "请填写工号（最多 20 个字符）。", "Enter the employee number (at most 20 characters).")
            .When(name.Length is 0 or > 40, nameof(form.Name), "请填写姓名（最多 40 个字符）。", "Enter the name (at most 40 characters).");
        if (!string.IsNullOrWhiteSpace(form.Login)) Logins.Judge(problems, form.Login);
        GeneralManagers.OnlyHe(problems, form.Position == Position.GeneralManager && !await managers.CallerIsOne(ct), nameof(form.Position));
        if (problems.Any) return problems.Refusal();

        var id = Guid.CreateVersion7();
        if (await db.Row<Guid?>(Insert, new { id, number, name, joined }, ct) is null)
            problems.When(true, nameof(form.Number), "这个工号已有人使用。", "Somebody else has this employee number.");
        else if (form.Position is { Length: > 0 } position && await db.Row<Guid?>(Hold, new { id, joined, position, today }, ct) is null)
            problems.When(true, nameof(form.Position), "没有这个岗位。", "There is no such position.");
        else if (!string.IsNullOrWhiteSpace(form.Login) && (form.OneTimePassword = await logins.HandOver(id, form.Login, false, ct)) is null)
            Logins.Taken(problems);
        return problems.Any ? problems.Refusal() : Outcome.Done(id, new($"{name} 已入职", $"{name} has joined"));
    }
}
