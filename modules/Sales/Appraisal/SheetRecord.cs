using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// One sheet: its lines, the result, what was said of it. For the person assessed, who assesses him and the general manager; what the assessor
/// enters is the assessor's until it is confirmed.
/// </summary>
[Needs(AppraisalRights.See)]
internal sealed class SheetRecord(Db db, Caller caller, ICalendar calendar, IPeople people, SalesPositions positions, StaffTerms terms) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Head(Guid Id, DateOnly Month, Guid PersonId, string Position, bool ByGeneral, Guid StandardId, DateTimeOffset DrawnAt);

    internal sealed record Confirmation(Guid Id, decimal? Score, string? Grade, decimal Weighed, bool Vetoed, DateTimeOffset At, Guid ByPerson);

    internal sealed record Interview(DateOnly HeldOn, string Said, string Agreed, DateTimeOffset At, Guid ByPerson);

    internal sealed record Seen(Guid ConfirmationId, string Words, DateTimeOffset At);

    internal sealed record Appeal(Guid Id, string Words, DateTimeOffset At, DateTimeOffset? DecidedAt, Guid? DecidedBy, bool? Upheld, string? Decision, int? Number, decimal? Was, decimal? Becomes);

    /// <summary>What the caller may do now.</summary>
    internal sealed record May(bool Score, bool Confirm, bool Interview, bool OwnWord, bool Sign, DateOnly? AppealUntil, bool Decide);

    internal sealed record View(
        Head Sheet, Text Position, IReadOnlyList<SheetLines.Row> Lines, Scoring.Lines Grades, Scoring.Result? Result, IReadOnlyList<Confirmation> Confirmations,
        IReadOnlyList<Interview> Interviews, IReadOnlyList<Seen> Seen, Appeal? Appeal, IReadOnlyDictionary<Guid, string> Names, bool Own, May May)
    {
        public string NameOf(Guid? person) => person is { } id ? Names.GetValueOrDefault(id, "—") : "—";

        public bool Confirmed => Confirmations.Count > 0;
    }

    private const string HeadSql = """
        select id, month, person_id, position, by_general, standard_id, drawn_at from sales.appraisals where store_id = @store and id = @id and (@only::uuid is null or person_id = @only);
        select id, score, grade, weighed, vetoed, at, by_person from sales.appraisal_confirmations where store_id = @store and appraisal_id = @id order by at desc, id desc
        """;

    private const string TalkSql = """
        select held_on, said, agreed, at, by_person from sales.appraisal_interviews where store_id = @store and appraisal_id = @id order by at desc;
        select confirmation_id, words, at from sales.appraisal_seen where store_id = @store and appraisal_id = @id order by at desc
        """;

    private const string AppealSql = "select id, words, at, decided_at, decided_by, upheld, decision, number, was, becomes from sales.appraisal_appeals where store_id = @store and appraisal_id = @id";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (heads, confirmations) = await db.Both<Head, Confirmation>(HeadSql, new { id, only = caller.May(AppraisalRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);
        if (heads is not [var head]) return null;
        var (interviews, seen) = await db.Both<Interview, Seen>(TalkSql, new { id }, ct);
        var appeal = await db.Row<Appeal>(AppealSql, new { id }, ct);
        var (lines, grades) = await SheetLines.Of(db, id, ct);
        var (own, confirmed, assesses) = (head.PersonId == caller.PersonId, confirmations.Count > 0, SheetHold.Assesses(caller, head.PersonId, head.ByGeneral));
        if (own && !confirmed) lines = [.. lines.Select(l => l.Indicator.ByHand ? l with { Value = null, Note = "", SetBy = null } : l)];
        var result = confirmations is [var last, ..] ? new Scoring.Result(last.Score, last.Grade, last.Weighed, last.Vetoed) : assesses ? SheetLines.Result(lines, grades) : null;
        var names = await people.Named([.. new[] { head.PersonId }.Concat(confirmations.Select(c => c.ByPerson)).Concat(interviews.Select(i => i.ByPerson))
            .Concat(lines.Select(l => l.SetBy).Append(appeal?.DecidedBy).OfType<Guid>()).Distinct()], ct);
        var position = (await positions.All(ct)).FirstOrDefault(p => p.Code == head.Position)?.Name ?? new(head.Position, head.Position);
        var may = new May(
            assesses && !confirmed, assesses && !confirmed && !lines.Any(l => l.Missing), assesses && confirmed,
            own && !confirmed && lines.Any(l => l.OwnWord), own && confirmed && seen.All(s => s.ConfirmationId != confirmations[0].Id),
            own && confirmed && appeal is null && !head.ByGeneral ? await AppealUntil(confirmations[0].At, ct) : null,
            appeal is { DecidedAt: null } && caller.May(AppraisalRights.Decide) && !own && confirmations.All(c => c.ByPerson != caller.PersonId) && lines.All(l => l.SetBy != caller.PersonId));
        return new(head, position, lines, grades, result, confirmations, interviews, seen, appeal, names.ToDictionary(n => n.Key, n => n.Value.Name), own, may);
    }

    /// <summary>The last day on which it may be appealed against; nothing once it has passed.</summary>
    private async Task<DateOnly?> AppealUntil(DateTimeOffset confirmed, CancellationToken ct)
    {
        var last = (await calendar.Zone(ct)).DayOf(confirmed).AddDays(await terms.Of(StaffTerms.Appeal, ct));
        return await calendar.Today(ct) <= last ? last : null;
    }
}
