using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// Says what was done of what a meeting decided (落实): a short word by whoever had to do it, or by whoever keeps the minutes where he tells them. That is
/// the evidence.
/// </summary>
[OpenTo]
internal sealed class DoAction(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Words { get; set; }
    }

    private const string Sql = """
        update sales.meeting_actions set done_at = @now, done_by = @by, done_words = @words
        where  store_id = @store and id = @id and done_at is null and dropped_at is null and (person_id = @by or @any) returning id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var words = form.Words?.Trim() ?? "";
        var problems = new Problems().When(words.Length is < 4 or > 300, nameof(form.Words), "写一句做了什么（4到300字）。", "Say in a sentence what was done (4 to 300 characters).");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, words, now, by = caller.PersonId, any = caller.May(MeetingRights.KeepMinutes) }, ct) is null)
            return Outcome.Refused("没有这件事、不是交给您的，或已经办完。", "There is no such thing, it is not yours, or it is done already.");
        db.Tell(new ActionDone(id, now, caller.PersonId), id);
        return Outcome.Done(id, new("已落实，下次会上会看到", "Done; the next meeting sees it"));
    }
}
