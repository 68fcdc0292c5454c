using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Says in one's own words what was done (本人说明): the weakest evidence, and shown as such wherever it counts.</summary>
[OpenTo]
internal sealed class SayDone(Db db, Caller caller, IHouse house, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Words { get; set; }
    }

    public async Task<Outcome> Now(Guid obligation, Form form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Row<ObligationRecord.Row>(ObligationRecord.One, new { id = obligation, me = caller.PersonId, positions = caller.Positions.ToArray(), now }, ct);
        if (row is null || !GivenEvidence.MayProve(row, house, caller)) return GivenEvidence.Refusal(row, house);
        var words = form.Words?.Trim() ?? "";
        var problems = new Problems()
            .When(words.Length < 8, nameof(Form.Words), "请写清做了什么，至少8个字。", "Say what was done, in a sentence.")
            .When(words.Length > 1000, nameof(Form.Words), "最多1000字。", "At most 1,000 characters.");
        if (problems.Any) return problems.Refusal();
        await GivenEvidence.Write(db, caller, row, "own", words, null, now, ct);
        return Outcome.Done(obligation, new("已记为本人说明", "Written down as your own word"));
    }
}
