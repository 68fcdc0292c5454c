using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>Opens somebody's hand-over sheet (发起离岗交接), with a block for everything he has.</summary>
[OpenTo]
internal sealed class OpenHandOver(Db db, Caller caller, Concerned concerned, HandOver handOver, ICalendar calendar, TimeProvider clock) : IDuty
{
    /// <summary>Why somebody hands over, by code.</summary>
    public static IReadOnlyDictionary<string, Text> Reasons { get; } = new Dictionary<string, Text>
    {
        ["leaving"] = new("离职", "Leaving the store"),
        ["transfer"] = new("调岗", "Another position"),
        ["leave"] = new("长假", "A long leave"),
    };

    internal sealed class Form
    {
        public string? Reason { get; set; }

        /// <summary>Last day on which it can be accepted; what is left then falls to the superior.</summary>
        public DateOnly? LastDay { get; set; }
    }

    private const string Sql = """
        insert into admin.handing_overs (store_id, id, person_id, reason, last_day, opened_by, opened_at)
        select @store, @id, p.id, @reason, @lastDay, @me, @now from admin.people p
        where  p.store_id = @store and p.id = @person and (p.left_on is null or p.left_on > @today)
        on conflict (store_id, person_id) where closed_at is null do nothing
        returning id
        """;

    /// <summary>Field names of problems: Reason, LastDay.</summary>
    public async Task<Outcome> Now(Guid person, Form form, CancellationToken ct)
    {
        if (!await concerned.Opens(person, ct)) return Concerned.NotYours;
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.Reason is null || !Reasons.ContainsKey(form.Reason), nameof(form.Reason), "请选择原因。", "Choose a reason.")
            .When(form.LastDay is null, nameof(form.LastDay), "请选择交接的最后一天。", "Choose the last day of the hand-over.")
            .When(form.LastDay < today, nameof(form.LastDay), "最后一天不能早于今天。", "The last day may not lie in the past.")
            .When(form.LastDay > today.AddDays(90), nameof(form.LastDay), "最长 90 天。", "90 days at most.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        if (await db.Row<Guid?>(Sql, new { id, person, reason = form.Reason, lastDay = form.LastDay, me = caller.PersonId, now = clock.GetUtcNow(), today }, ct) is null)
            return Outcome.Refused("没有这位在职员工，或他已有一份未完成的交接。", "No such person works here, or his hand-over is open already.");
        var blocks = await handOver.Of(person, ct);
        if (blocks.Count == 0) return Outcome.Refused("他名下没有岗位，也没有要交接的。", "He has no position and nothing to hand over.");
        await handOver.Add(id, blocks.Select(b => b.Key), ct);
        return Outcome.Done(id, new($"交接单已开，{blocks.Count} 块，请逐块指定接收人", $"The sheet is open with {blocks.Count} blocks; name a receiver for each"));
    }
}
