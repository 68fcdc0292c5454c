using Dealership.Plugin;

namespace Dealership.Sales.Recruiting;

/// <summary>Writes down what came of a candidate (录用结果). Nobody is hired without an opinion.</summary>
[Needs(RecruitingRights.Keep)]
internal sealed class SettleCandidate(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.candidates set result = @result, result_at = @now, result_by = @by
        where  store_id = @store and id = @id and result is null and (opinion is not null or @result <> 'hired') returning vacancy_id
        """;

    public async Task<Outcome> Now(Guid id, string? result, CancellationToken ct)
    {
        if (!RecruitingNames.Results.Contains(result)) return new Problems().When(true, "Result", "请选择结果。", "Choose the result.").Refusal();
        return await db.Row<Guid?>(Sql, new { id, result, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is { } vacancy
            ? Outcome.Done(vacancy, new("结果已登记", "Result written down"))
            : Outcome.Refused("没有面试意见不能录用，或结果已经登记。", "Nobody is hired without an opinion, or the result is written down already.");
    }
}
