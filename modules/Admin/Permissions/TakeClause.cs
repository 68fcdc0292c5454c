using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>
/// Takes a clause away from the position that owes it (收回职责): it opens nothing from now on, and the rights that only it gave
/// are gone with the next request.
/// </summary>
[Needs(Rights.ChangeRights)]
internal sealed class TakeClause(Db db, Caller caller, IHouse house, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Why { get; set; }
    }

    private const string Sql = """
        insert into admin.clause_absences (store_id, id, clause_code, why, taken_at, taken_by) values (@store, @id, @code, @why, @now, @me)
        on conflict (store_id, clause_code) where back_at is null do nothing
        returning id
        """;

    /// <summary>Field names of problems: Why.</summary>
    public async Task<Outcome> Now(string code, Form form, CancellationToken ct)
    {
        if (!house.Clauses.ContainsKey(code)) return Outcome.Refused("没有这条职责。", "There is no such duty.");
        var why = form.Why?.Trim() ?? "";
        var problems = new Problems()
            .When(why.Length < 4, nameof(Form.Why), "请写明为什么收回，至少4个字。", "Say why it is taken away, in a few words.")
            .When(why.Length > 500, nameof(Form.Why), "最多500字。", "At most 500 characters.");
        if (problems.Any) return problems.Refusal();
        return await db.Row<Guid?>(Sql, new { id = Guid.CreateVersion7(), code, why, now = clock.GetUtcNow(), me = caller.PersonId }, ct) is not { } id
            ? Outcome.Refused("这条职责已经收回了。", "It was taken away already.")
            : Outcome.Done(id, new($"{code} 已收回，由它而来的权限立即失效", $"{code} is taken away, and with it the rights it gave"));
    }
}
