using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Editions;

/// <summary>
/// Decides on one line of an edition (逐条决定): it holds from a day on, or all stays as it was. New words hold for what opens from that day; a duty
/// that is gone opens nothing from now on; a new one stands in the register, unclassified, until somebody builds it.
/// </summary>
[Needs(EditionRights.Decide)]
internal sealed class DecideLine(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>accept</c> or <c>keep</c>.</summary>
        public string? Verdict { get; set; }

        /// <summary>From which day the new words hold; nothing: today.</summary>
        public DateOnly? Since { get; set; }

        /// <summary>The English of the new words; nothing: the edition's, else the old.</summary>
        public string? English { get; set; }
    }

    private const string LineSql = "select kind, code, said_en as english, (select title from admin.editions where store_id = @store and id = @edition) as title from admin.edition_lines where store_id = @store and edition_id = @edition and place = @place";

    private const string DecideSql = """
        insert into admin.edition_decisions (store_id, edition_id, place, accepted, since, english, at, by_person) values (@store, @edition, @place, @accepted, @since, @english, @now, @me)
        on conflict do nothing
        """;

    private const string TakeSql = """
        insert into admin.clause_absences (store_id, id, clause_code, why, taken_at, taken_by) values (@store, @id, @code, @why, @now, @me)
        on conflict (store_id, clause_code) where back_at is null do nothing
        """;

    /// <summary>Field names of problems: Verdict, Since, English.</summary>
    public async Task<Outcome> Now(Guid edition, int place, Form form, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        if (await db.Row<Line>(LineSql, new { edition, place }, ct) is not { } line) return Outcome.Refused("没有这一条。", "There is no such line.");
        if (line.Kind == "same") return Outcome.Refused("这一条没有变化，不用决定。", "This line did not change; there is nothing to decide.");
        var accepted = form.Verdict == "accept";
        var since = form.Since ?? today;
        var english = form.English?.Trim() is { Length: > 0 } typed ? typed : line.English.Length > 0 ? line.English : line.Code is { } code ? house.Clauses[code].Sentence.En : "";
        var problems = new Problems()
            .When(form.Verdict is not ("accept" or "keep"), nameof(Form.Verdict), "请选择采纳或维持原样。", "Take it over, or keep what holds.")
            .When(since < today, nameof(Form.Since), "过去的日子不改，请选今天或以后。", "Past days stay as they were: choose today or later.")
            .When(accepted && line.Kind is "removed" or "added" && since != today, nameof(Form.Since), "增加和删去的从今天起生效。", "What is new or gone holds from today.")
            .When(english.Length > 600, nameof(Form.English), "最多600字。", "At most 600 characters.");
        if (problems.Any) return problems.Refusal();
        if (await db.Do(DecideSql, new { edition, place, accepted, since, english, now, me = caller.PersonId }, ct) == 0)
            return Outcome.Refused("这一条已经决定过。", "This line was decided already.");
        if (accepted && line.Kind == "removed")
            await db.Do(TakeSql, new { id = Guid.CreateVersion7(), code = line.Code, why = $"《{line.Title}》删去", now, me = caller.PersonId }, ct);
        return Outcome.Done(edition, accepted ? new("已采纳", "Taken over") : new("维持原样", "Kept as it was"));
    }

    private sealed record Line(string Kind, string? Code, string English, string Title);
}
