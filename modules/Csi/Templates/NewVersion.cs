using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Csi.Templates;

/// <summary>
/// Makes a new version of the questionnaire with other weights. Buyers sampled before keep the version they were sampled
/// with, so no score changes after the fact.
/// </summary>
[Needs(Rights.KeepTemplates)]
internal sealed class NewVersion(Db db, Caller caller, TimeProvider clock) : IDuty
{
    /// <summary>Weight in per cent by factor, all of them; and why.</summary>
    internal sealed class Form
    {
        public Dictionary<string, decimal?> Weights { get; set => field = value ?? []; } = [];
        public string? Note { get; set; }
    }

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // One at a time: two new versions at once would be one version with two weightings.
        await db.Do("select pg_advisory_xact_lock(@store, 3001)", null, ct);
        var current = await Template.Load(db, await Template.InForce(db, now, ct), ct);
        var wrong = current.Factors.Where(f => form.Weights.GetValueOrDefault(f.Code) is not (> 0 and <= 100))
            .Select(f => new Problem(f.Code, new("权重须大于0、不超过100。", "A weight is above 0 and at most 100."))).ToList();
        var sum = form.Weights.Values.Sum() ?? 0;
        if (form.Weights.Keys.Except(current.Factors.Select(f => f.Code)).Any()) wrong.Add(new("", new("问卷中没有这个因子。", "The questionnaire has no such factor.")));
        if (sum > 100) wrong.Add(new("", new($"权重合计{sum:0.##}，不能超过100。", $"The weights add to {sum:0.##}; they may not exceed 100.")));
        if (string.IsNullOrWhiteSpace(form.Note)) wrong.Add(new(nameof(form.Note), new("请写明修订原因。", "Say why.")));
        if (wrong.Count > 0) return Outcome.Refused(wrong);
        var next = current with { Version = current.Version + 1, Factors = [.. current.Factors.Select(f => f with { Weight = form.Weights[f.Code]!.Value })] };
        await next.Save(db, form.Note!.Trim(), now, caller.PersonId, ct);
        return Outcome.Done(null, new($"第{next.Version}版已启用，之后入样的客户按新版访问", $"Version {next.Version} is in force for buyers sampled from now on"));
    }
}
