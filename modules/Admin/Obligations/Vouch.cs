using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Says that somebody else did it (他人证明): a superior or a colleague in the position, never the holder himself.</summary>
[OpenTo]
internal sealed class Vouch(Db db, Caller caller, IHouse house, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Words { get; set; }
    }

    public async Task<Outcome> Now(Guid obligation, Form form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Row<ObligationRecord.Row>(ObligationRecord.One, new { id = obligation, me = caller.PersonId, positions = caller.Positions.ToArray(), now }, ct);
        if (row is null || !GivenEvidence.MayVouch(row, house, caller)) return GivenEvidence.Refusal(row, house);
        var words = form.Words?.Trim() ?? "";
        var problems = new Problems()
            .When(words.Length < 4, nameof(Form.Words), "请写您看到了什么，至少4个字。", "Say what you saw, in a few words.")
            .When(words.Length > 1000, nameof(Form.Words), "最多1000字。", "At most 1,000 characters.");
        if (problems.Any) return problems.Refusal();
        await GivenEvidence.Write(db, caller, row, "second", words, null, now, ct);
        return Outcome.Done(obligation, new("已记为他人证明", "Written down as vouched for"));
    }
}
