using Dealership.Plugin;

namespace Dealership.Sales.Recruiting;

/// <summary>Enters a candidate (应聘者): his name and nothing else of him. Papers and numbers stay with whoever keeps personnel files.</summary>
[Needs(RecruitingRights.Keep)]
internal sealed class AddCandidate(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string OpenSql = "select id from sales.vacancies where store_id = @store and id = @vacancy and closed_at is null for update";

    private const string Sql = "insert into sales.candidates (store_id, id, vacancy_id, name, added_at, added_by) values (@store, @id, @vacancy, @name, @now, @by)";

    public async Task<Outcome> Now(Guid vacancy, string? name, CancellationToken ct)
    {
        var digits = name?.Count(char.IsDigit) ?? 0;
        var problems = new Problems()
            .When(name?.Trim().Length is null or 0 or > 30, "Name", "请填写姓名，最多30字。", "Enter the name, in at most 30 characters.")
            .When(digits > 3, "Name", "只写姓名，不写电话和证件号。", "The name alone, no telephone and no papers.");
        if (problems.Any) return problems.Refusal();
        if (await db.Row<Guid?>(OpenSql, new { vacancy }, ct) is null) return Outcome.Refused("没有这份申请，或已关闭。", "There is no such request, or it is closed.");
        var id = Guid.CreateVersion7();
        await db.Do(Sql, new { id, vacancy, name = name!.Trim(), now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(vacancy, new("已登记应聘者", "Candidate entered"));
    }
}
