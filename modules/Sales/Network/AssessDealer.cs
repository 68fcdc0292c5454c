using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>
/// Assesses a dealer's month (月度考核) once it is reconciled: four items from the books, three as seen. A C, or a D that follows none, is put
/// right within the days set; the second D running proposes to end.
/// </summary>
[Needs(NetworkRights.Keep)]
internal sealed class AssessDealer(Db db, Caller caller, TimeProvider clock, ICalendar calendar, NetworkRules rules) : IDuty
{
    internal sealed class Form
    {
        public int? Discipline { get; set; }
        public int? Image { get; set; }
        public int? Complaints { get; set; }
        /// <summary>What was good, what must change (总结分析).</summary>
        public string? Note { get; set; }
    }

    private const string HoldSql = "select 1 from sales.secondary_months where store_id = @store and id = @month for update";

    private const string MonthSql = $"""
        select m.dealer_id, m.month, m.dropped_at is not null as dropped, {MonthView.IsReconciled} as reconciled, {MonthView.IsAssessed} as assessed, d.officer_id,
               (select a.grade from sales.secondary_assessments a join sales.secondary_months b on b.store_id = @store and b.id = a.month_id
                where  a.store_id = @store and b.dealer_id = m.dealer_id and b.month < m.month order by b.month desc limit 1) as before
        from   sales.secondary_months m join sales.secondary_dealers d on d.store_id = @store and d.id = m.dealer_id
        where  m.store_id = @store and m.id = @month
        """;

    private const string Sql = """
        insert into sales.secondary_assessments (store_id, id, month_id, score, grade, note, at, by_person) values (@store, @id, @month, @score, @grade, @note, @now, @by);
        insert into sales.secondary_assessment_lines (store_id, assessment_id, item, weight, points, part, whole)
        select @store, @id, l.item, l.weight, l.points, l.part, l.whole from unnest(@items, @weights, @points::numeric[], @parts, @wholes) as l(item, weight, points, part, whole)
        """;

    private const string RectifySql = """
        insert into sales.secondary_rectifications (store_id, id, dealer_id, assessment_id, due_at) values (@store, @owed, @dealer, @id, @due) on conflict do nothing returning id
        """;

    private const string EndSql = """
        insert into sales.secondary_end_proposals (store_id, id, dealer_id, assessment_id, proposed_at) values (@store, @owed, @dealer, @id, @now) on conflict do nothing returning id
        """;

    public async Task<Outcome> Now(Guid month, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<DealerMonth>(HoldSql, MonthSql, new { month }, ct) is not { Dropped: false } row) return Outcome.Refused("没有这家二网的这个月。", "There is no such month of a dealer.");
        if (row.Assessed) return Outcome.Refused("这个月已考核。", "This month is assessed already.");
        if (!row.Reconciled) return Outcome.Refused("先对账并由双方签字，再考核。", "Reconcile first and have both sign it.");
        var (now, rule) = (clock.GetUtcNow(), await rules.On(null, ct));
        var problems = new Problems();
        Points(problems, nameof(form.Discipline), form.Discipline, rule.Discipline);
        Points(problems, nameof(form.Image), form.Image, rule.Image);
        Points(problems, nameof(form.Complaints), form.Complaints, rule.Complaints);
        problems.When(form.Note?.Trim().Length is null or < 10 or > 1000, nameof(form.Note), "请写总结：做得好的、要改的（10到1000字）。", "Sum up what was good and what must change, in 10 to 1,000 characters.");
        if (problems.Any) return problems.Refusal();
        var sheet = Assessment.Of(rule, await MonthFigures.Of(db, calendar, month, row.DealerId, row.Month, rule.AgedDays, now, ct), new(form.Discipline!.Value, form.Image!.Value, form.Complaints!.Value));
        var (id, grade) = (Guid.CreateVersion7(), rule.Grade(sheet.Score));
        await db.Do(Sql, new
        {
            id,
            month,
            score = sheet.Score,
            grade,
            note = form.Note!.Trim(),
            now,
            by = caller.PersonId,
            items = sheet.Lines.Select(l => l.Item).ToArray(),
            weights = sheet.Lines.Select(l => l.Weight).ToArray(),
            points = sheet.Lines.Select(l => l.Points).ToArray(),
            parts = sheet.Lines.Select(l => l.Part).ToArray(),
            wholes = sheet.Lines.Select(l => l.Whole).ToArray(),
        }, ct);
        db.Tell(new SecondaryDealerAssessed(month, id, row.DealerId, sheet.Score, grade, now, caller.PersonId), month);
        await Follow(row, id, grade, now, rule.RectifyDays, ct);
        await DealerMonths.CloseWhenDone(db, row.Month, now, caller.PersonId, ct);
        return Outcome.Done(month, new($"考核{sheet.Score}分，{grade}级", $"Assessed: {sheet.Score}, grade {grade}"));
    }

    /// <summary>What the grade asks for (考核结果运用).</summary>
    private async Task Follow(DealerMonth row, Guid id, string grade, DateTimeOffset now, int days, CancellationToken ct)
    {
        var (owed, due) = (Guid.CreateVersion7(), now.AddDays(days));
        var args = new { owed, dealer = row.DealerId, id, due, now };
        if (grade == "D" && row.Before == "D")
        {
            if (await db.Row<Guid?>(EndSql, args, ct) is not null) db.Tell(new SecondaryEndProposed(owed, row.DealerId, now), row.DealerId);
        }
        else if (grade is "C" or "D" && await db.Row<Guid?>(RectifySql, args, ct) is not null) db.Tell(new SecondaryRectificationOwed(owed, row.DealerId, row.OfficerId, due), row.DealerId);
    }

    private static void Points(Problems problems, string field, int? points, int weight) =>
        problems.When(!(points >= 0 && points <= weight), field, $"请打0到{weight}分。", $"Give 0 to {weight} points.");

    private sealed record DealerMonth(Guid DealerId, DateOnly Month, bool Dropped, bool Reconciled, bool Assessed, Guid OfficerId, string? Before);
}
