using Dealership.Admin.Permissions;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Admin.People;

/// <summary>Corrects a person's number, name or first day.</summary>
[Needs(Rights.KeepPeople)]
internal sealed class ChangePerson(Db db) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public string? Number { get; set; }
        public string? Name { get; set; }
        public DateOnly? JoinedOn { get; set; }
    }

    private const string Sql = """
        update admin.people set number = @number, name = @name, joined_on = coalesce(@joined::date, joined_on)
        where  store_id = @store and id = @person returning id
        """;

    public async Task<Outcome> Now(Guid person, Form form, CancellationToken ct)
    {
        var (number, name) = (form.Number?.Trim() ?? "", form.Name?.Trim() ?? "");
        var problems = new Problems()
            .When(number.Length is 0 or > 20, nameof(form.Number), "请填写工号（最多 20 个字符）。", "Enter the employee number (at most 20 characters).")
            .When(name.Length is 0 or > 40, nameof(form.Name), "请填写姓名（最多 40 个字符）。", "Enter the name (at most 40 characters).");
        if (problems.Any) return problems.Refusal();
        try
        {
            return await db.Row<Guid?>(Sql, new { person, number, name, joined = form.JoinedOn }, ct) is { } id
                ? Outcome.Done(id, new("已保存", "Saved"))
                : Outcome.Refused("没有这位员工。", "There is no such person.");
        }
        catch (PostgresException taken) when (taken.ConstraintName == "one_person_per_number")
        {
            return problems.When(true, nameof(form.Number), "这个工号已有人使用。", "Somebody else has this employee number.").Refusal();
        }
    }
}
