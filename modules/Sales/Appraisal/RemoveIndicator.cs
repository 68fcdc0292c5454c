using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Takes an indicator out of a draft.</summary>
[Needs(AppraisalRights.SetStandards)]
internal sealed class RemoveIndicator(Db db, Caller caller) : IDuty
{
    private const string Sql = "delete from sales.appraisal_indicators where store_id = @store and standard_id = @standard and number = @number";

    public async Task<Outcome> Now(Guid standard, int number, CancellationToken ct)
    {
        if ((await DraftStandard.Take(db, caller, standard, ct)).Refused is { } refused) return refused;
        return await db.Do(Sql, new { standard, number }, ct) == 0
            ? Outcome.Refused("没有这个指标。", "There is no such indicator.")
            : Outcome.Done(standard, new("指标已移除", "Indicator removed"));
    }
}
