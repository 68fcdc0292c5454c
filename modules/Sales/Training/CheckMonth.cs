using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>
/// The month's training check (培训月检): each gap of the matrix with what is to be done about it, kept as it stood that day. Nothing is ticked:
/// a gap for which somebody goes to a course already has its answer, and every other wants a word.
/// </summary>
[Needs(TrainingRights.Keep)]
internal sealed class CheckMonth(Db db, Caller caller, TimeProvider clock, ICalendar calendar, TrainingMatrix matrix) : IDuty
{
    internal sealed class Form
    {
        /// <summary>By <see cref="KeyOf"/> of the gap.</summary>
        public Dictionary<string, string?> Plans { get; set => field = value ?? []; } = [];
        /// <summary>About the month, and what was not passed on.</summary>
        public string? Words { get; set; }
    }

    private const string Sql = """
        insert into sales.training_checks (store_id, id, month, words, overdue, at, by_person) values (@store, @id, @month, @words, @overdue, @now, @by);
        insert into sales.training_check_lines (store_id, check_id, person_id, certificate, state, plan)
        select @store, @id, l.person, l.certificate, l.state, l.plan from unnest(@people, @certificates, @states, @plans) as l(person, certificate, state, plan)
        """;

    public static string KeyOf(TrainingMatrix.Cell gap) => $"{gap.PersonId}|{gap.Certificate}";

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var view = await matrix.Now(ct);
        if (view.Cells.Count == 0) return Outcome.Refused("还没有必备证书可以检查，请先设定。", "No certificate is required of anybody yet; set those first.");
        var gaps = view.Gaps.DistinctBy(KeyOf).Select(g => (Gap: g, Plan: form.Plans.GetValueOrDefault(KeyOf(g))?.Trim() ?? "")).ToArray();
        var problems = new Problems()
            .When(view.Overdue > 0 && string.IsNullOrWhiteSpace(form.Words), nameof(form.Words), $"有 {view.Overdue} 项转训逾期，请写怎么办。", $"{view.Overdue} trainings are overdue to be passed on; say what is done about it.")
            .When(form.Words?.Length > 1000, nameof(form.Words), "最多1000字。", "At most 1,000 characters.");
        foreach (var (gap, plan) in gaps)
            problems.When((plan.Length == 0 && gap.Going is null) || plan.Length > 200, $"Plans[{KeyOf(gap)}]", $"{gap.Person} 的{gap.Certificate}怎么安排？最多200字。", $"{gap.Person}, {gap.Certificate}: what is to be done? At most 200 characters.");
        if (problems.Any) return problems.Refusal();
        var (now, today, id) = (clock.GetUtcNow(), await calendar.Today(ct), Guid.CreateVersion7());
        await db.Do(Sql, new
        {
            id,
            month = new DateOnly(today.Year, today.Month, 1),
            words = form.Words?.Trim() ?? "",
            overdue = view.Overdue,
            now,
            by = caller.PersonId,
            people = gaps.Select(g => g.Gap.PersonId).ToArray(),
            certificates = gaps.Select(g => g.Gap.Certificate).ToArray(),
            states = gaps.Select(g => g.Gap.State).ToArray(),
            plans = gaps.Select(g => g.Plan).ToArray(),
        }, ct);
        db.Tell(new TrainingMonthChecked(id, now, caller.PersonId), id);
        return Outcome.Done(id, new($"培训月检已保存，{gaps.Length} 个缺口都有安排", $"Saved; each of the {gaps.Length} gaps has its answer"));
    }
}
