using Dealership.Plugin;

namespace Dealership.Sales.Recruiting;

/// <summary>Closes a request for staff: it is filled, or not wanted any more. Whoever waited for a result did not get the post.</summary>
[Needs(RecruitingRights.Keep)]
internal sealed class CloseVacancy(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = "update sales.vacancies set closed_at = @now, closed_by = @by where store_id = @store and id = @id and closed_at is null returning id";

    private const string OthersSql = "update sales.candidates set result = 'refused', result_at = @now, result_by = @by where store_id = @store and vacancy_id = @id and result is null";

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        var args = new { id, now = clock.GetUtcNow(), by = caller.PersonId };
        if (await db.Row<Guid?>(Sql, args, ct) is null) return Outcome.Refused("没有这份申请，或已关闭。", "There is no such request, or it is closed.");
        await db.Do(OthersSql, args, ct);
        return Outcome.Done(id, new("用人申请已关闭", "Request closed"));
    }
}
