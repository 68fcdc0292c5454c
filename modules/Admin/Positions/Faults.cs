using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>What is wrong with the organisation from a day on, said beside the field that would cause it.</summary>
internal static class Faults
{
    /// <summary>Changes are made one after another: two that are each right alone may make a circle together.</summary>
    public const string Hold = "select pg_advisory_xact_lock(hashtextextended('admin.organisation', @store))";

    private const string Sql = """
        select f.day, f.code, coalesce(p.name_zh, f.because) as because_zh, coalesce(p.name_en, f.because) as because_en, f.fault
        from   admin.organisation_faults(@store, @from) f
        left   join admin.positions p on p.store_id = @store and p.code = f.because and f.fault <> 'holders'
        order  by f.day, f.fault
        """;

    /// <summary>Looks after the change was written; a refusal takes it back.</summary>
    /// <param name="db">The duty's own.</param>
    /// <param name="from">The first day that may be wrong.</param>
    /// <param name="superior">Field that says the superior.</param>
    /// <param name="open">Field that says whether it exists.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Problems> Of(Db db, DateOnly from, string superior, string open, CancellationToken ct)
    {
        var problems = new Problems();
        foreach (var fault in (await db.Rows<Found>(Sql, new { from }, ct)).DistinctBy(f => (f.Fault, f.Fault == "circle" ? "" : f.BecauseZh)))
            problems.When(fault.Fault == "circle", superior,
                    $"从{fault.Day:M月d日}起会上下级成环（{fault.Code}），请换一个上级。", $"From {fault.Day:yyyy-MM-dd} it would report to itself ({fault.Code}); choose another superior.")
                .When(fault.Fault == "subordinates", open,
                    $"“{fault.BecauseZh}”在{fault.Day:M月d日}还归它管，请先改上级。", $"“{fault.BecauseEn}” reports to it on {fault.Day:yyyy-MM-dd}; give that another superior first.")
                .When(fault.Fault == "holders", open,
                    $"{fault.BecauseZh} 在{fault.Day:M月d日}还任这个岗位，请先卸任。", $"{fault.BecauseEn} holds it on {fault.Day:yyyy-MM-dd}; end that first.");
        return problems;
    }

    private sealed record Found(DateOnly Day, string Code, string BecauseZh, string BecauseEn, string Fault);
}
