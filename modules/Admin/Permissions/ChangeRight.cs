using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>Gives a right to a position or takes it away, against what the department declares; its holders feel it at once.</summary>
[Needs(Rights.ChangeRights)]
internal sealed class ChangeRight(Db db, IHouse house) : IDuty
{
    /// <summary>What is chosen.</summary>
    internal sealed class Form
    {
        public string? Position { get; set; }
        public string? Right { get; set; }
        public bool Given { get; set; }
    }

    /// <summary>Only deviations are kept, so that a better default of a later version reaches whoever left it as it was.</summary>
    private const string Sql = """
        delete from admin.given_rights where store_id = @store and position_code = @position and right_key = @right;
        insert into admin.given_rights (store_id, position_code, right_key, given)
        select @store, code, @right, @given from admin.positions where store_id = @store and code = @position and @deviates;
        select coalesce(max(name_zh), '') as zh, coalesce(max(name_en), '') as en from admin.positions where store_id = @store and code = @position
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var right = house.Rights.GetValueOrDefault(form.Right ?? "");
        var problems = new Problems()
            .When(right is null, nameof(form.Right), "没有这项权限。", "There is no such right.")
            .When(form is { Position: Position.GeneralManager, Given: false } && Rights.NeverTakenFromGeneralManager.Contains(form.Right), nameof(form.Right),
                "这项权限不能从总经理收回，否则没有人能再调整权限。", "The general manager keeps this right, or nobody could change rights any more.");
        if (problems.Any) return problems.Refusal();
        var taken = await db.Row<string[]>("select admin.clauses_taken(@store)", null, ct) ?? [];
        var position = await db.Row<Text>(Sql, new { position = form.Position ?? "", right = right!.Key, given = form.Given, deviates = form.Given != Granted.ByDefault(right, form.Position ?? "", taken) }, ct);
        if (position.Zh.Length == 0) return problems.When(true, nameof(form.Position), "没有这个岗位。", "There is no such position.").Refusal();
        return Outcome.Done(null, form.Given
            ? new($"{position.Zh}：开通“{right.Name.Zh}”", $"{position.En} may now: {right.Name.En}")
            : new($"{position.Zh}：收回“{right.Name.Zh}”", $"{position.En} may no longer: {right.Name.En}"));
    }
}
