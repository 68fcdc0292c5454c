using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>
/// Writes down that a training was passed on (转训): when, what, who listened and each one's mark in the test. By whoever was trained; another
/// checks it.
/// </summary>
[Needs(TrainingRights.See)]
internal sealed class HoldRetraining(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Today when empty.</summary>
        public DateOnly? HeldOn { get; set; }
        public string? What { get; set; }
        /// <summary>Marks by person; who has none did not listen.</summary>
        public Dictionary<Guid, int?> Scores { get; set => field = value ?? []; } = [];
    }

    private const string HoldSql = "select 1 from sales.nominations where store_id = @store and id = @nomination for update";

    private const string RowSql = """
        select n.person_id, n.returned_on,
               exists (select 1 from sales.retrainings r where r.store_id = @store and r.nomination_id = n.id and r.passed is distinct from false) as held
        from   sales.nominations n where n.store_id = @store and n.id = @nomination and n.attended
        """;

    private const string Sql = """
        insert into sales.retrainings (store_id, id, nomination_id, held_on, what, at, by_person) values (@store, @id, @nomination, @on, @what, @now, @by);
        insert into sales.retraining_people (store_id, retraining_id, person_id, score) select @store, @id, p.id, p.score from unnest(@people, @scores) as p(id, score)
        """;

    public async Task<Outcome> Now(Guid nomination, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Row>(HoldSql, RowSql, new { nomination }, ct) is not { } row || row.PersonId != caller.PersonId)
            return Outcome.Refused("没有要您转训的培训。", "There is no training that you are to pass on.");
        if (row.Held) return Outcome.Refused("转训已经登记，等待检查或已通过。", "It is passed on already, and waits to be checked or has passed.");
        var (today, on) = (await calendar.Today(ct), form.HeldOn ?? await calendar.Today(ct));
        var heard = form.Scores.Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value!.Value);
        var known = await people.Named([.. heard.Keys], ct);
        var problems = new Problems()
            .When(on > today || on < row.ReturnedOn, nameof(form.HeldOn), "转训在返岗之后、今天之前。", "Between the return and today.")
            .When(form.What?.Trim().Length is null or 0 or > 1000, nameof(form.What), "请写转训内容，最多1000字。", "Say what was passed on, in at most 1,000 characters.")
            .When(heard.Count == 0, nameof(form.Scores), "至少有一位听众有测验成绩。", "At least one listener has a mark.")
            .When(heard.Values.Any(s => s is < 0 or > 100), nameof(form.Scores), "成绩是0到100。", "Marks are between 0 and 100.")
            .When(heard.ContainsKey(caller.PersonId), nameof(form.Scores), "讲的人不算听众。", "Who passes it on is no listener.")
            .When(heard.Keys.Any(id => !known.ContainsKey(id)), nameof(form.Scores), "听众里有人不是本店员工。", "Somebody among the listeners is not of this store.");
        if (problems.Any) return problems.Refusal();
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7());
        await db.Do(Sql, new { id, nomination, on, what = form.What!.Trim(), now, by = caller.PersonId, people = heard.Keys.ToArray(), scores = heard.Values.ToArray() }, ct);
        db.Tell(new RetrainingHeld(id, nomination, now, caller.PersonId), nomination);
        return Outcome.Done(nomination, new("转训已登记，等待检查", "Written down; it waits to be checked"));
    }

    private sealed record Row(Guid PersonId, DateOnly? ReturnedOn, bool Held);
}
