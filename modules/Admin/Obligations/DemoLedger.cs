using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// The demo's decisions: two cadences the general manager confirmed, and some missed follow-ups that were excused, rejected
/// or wait. What was owed and proven comes from the other departments' facts. People may be written after this.
/// </summary>
internal sealed class DemoLedger(Db db) : IDemo
{
    private const string ConfirmedSql = """
        insert into admin.cadence_confirmations (store_id, id, clause_code, cadence_zh, cadence_en, effective_from, confirmed_by, confirmed_at)
        values (@store, @one, 'CM-4', null, null, @from, @gm, @at),
               (@store, @two, 'CSI-1', '交车后8至15天逐台访问', 'Each buyer, 8 to 15 days after the handover', @from, @gm, @at)
        """;

    private const string ExemptionsSql = """
        insert into admin.exemptions (store_id, id, clause_code, subject, reason, words, asked_by, asked_at, decided_by, decided_at, approved, answer)
        select @store, x.id, 'CS-6', x.subject, x.reason, x.words, @officer, x.at::timestamptz,
               case when x.verdict <> '' then @manager::uuid end, case when x.verdict <> '' then x.at::timestamptz + interval '5 hours' end,
               case when x.verdict <> '' then x.verdict = 'approve' end, x.answer
        from   unnest(@ids, @subjects, @reasons, @wordings, @ats, @verdicts, @answers) as x(id, subject, reason, words, at, verdict, answer)
        """;

    private static readonly (string Reason, Text Words, string Verdict, Text Answer)[] Requests =
    [
        ("no-subject", new("车辆已转售二网，无最终客户可联系", "Sold on to a secondary dealer: there is no final buyer to call"), "approve", new("情况属实", "That is so")),
        ("waits-for-other", new("客户在国外出差，约定回国后联系", "The buyer is abroad; agreed to call when he is back"), "approve", new("同意，回国后补跟踪", "Agreed; call him then")),
        ("leave", new("当日两位专员同时参加厂家培训", "Both officers were at the maker's training that day"), "reject", new("培训不影响次日补打，请按时安排", "Training does not keep you from calling the next day")),
        ("waits-for-other", new("客户要求由顾问统一联系，等顾问答复", "The buyer wants his consultant to call; waiting for his answer"), "", new("", "")),
    ];

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (Of(story, Position.GeneralManager) is not { } gm || Of(story, Position.CustomerServiceOfficer) is not { } officer
            || Of(story, Position.CustomerServiceManager) is not { } manager || story.Sales.Count == 0) return;
        var half = story.Today.AddDays(-180);
        var at = new DateTimeOffset(half, new TimeOnly(1, 30), TimeSpan.Zero);
        await db.Do(ConfirmedSql, new { one = Guid.CreateVersion7(at), two = Guid.CreateVersion7(at), from = half, gm, at }, ct);
        var missed = story.Sales.Where(s => s.Calls.Count == 0 && s.HandedOverAt is { } h && h < at.AddDays(176)).Reverse().Take(Requests.Length)
            .Zip(Requests.Reverse()).ToArray();
        await db.Do(ExemptionsSql, new
        {
            officer,
            manager,
            ids = missed.Select(m => Guid.CreateVersion7(m.First.HandedOverAt!.Value)).ToArray(),
            subjects = missed.Select(m => m.First.DeliveryId).ToArray(),
            reasons = missed.Select(m => m.Second.Reason).ToArray(),
            wordings = missed.Select(m => story.Said(m.Second.Words)).ToArray(),
            ats = missed.Select(m => m.First.HandedOverAt!.Value.AddDays(2).ToString("O", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            verdicts = missed.Select(m => m.Second.Verdict).ToArray(),
            answers = missed.Select(m => story.Said(m.Second.Answer)).ToArray(),
        }, ct);
    }

    private static Guid? Of(DemoStory story, string position) => story.Staff.FirstOrDefault(p => p.Positions.Contains(position))?.Id;
}
