using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>Sends somebody to a course (报名): as long as there are seats and it has not ended. Who holds another position than it is for does not go.</summary>
[Needs(TrainingRights.Keep)]
internal sealed class Nominate(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IDuty
{
    private const string HoldSql = "select 1 from sales.training_courses where store_id = @store and id = @course for update";

    private const string CourseSql = """
        select c.position, c.ends_on, c.seats - (select count(*) from sales.nominations n where n.store_id = @store and n.course_id = c.id and n.withdrawn_at is null)::int as seats_left
        from   sales.training_courses c where c.store_id = @store and c.id = @course
        """;

    private const string Sql = """
        insert into sales.nominations (store_id, id, course_id, person_id, nominated_at, nominated_by) values (@store, @id, @course, @person, @now, @by)
        on conflict do nothing returning id
        """;

    public async Task<Outcome> Now(Guid course, Guid? person, CancellationToken ct)
    {
        if (await db.RowHolding<Course>(HoldSql, CourseSql, new { course }, ct) is not { } row) return Outcome.Refused("没有这门课程。", "There is no such course.");
        var known = person is { } asked ? (await people.Named([asked], ct)).GetValueOrDefault(asked) : null;
        var problems = new Problems()
            .When(known is null, "Person", "请选择参训的人。", "Choose who goes.")
            .When(known is not null && row.Position is not null && !known.Positions.Contains(row.Position), "Person", "课程不是给他的岗位开的。", "The course is not for his position.")
            .When(row.EndsOn < await calendar.Today(ct), "Person", "课程已经结束。", "The course is over.")
            .When(row.SeatsLeft <= 0, "Person", "名额已满。", "There is no seat left.");
        if (problems.Any) return problems.Refusal();
        return await db.Row<Guid?>(Sql, new { id = Guid.CreateVersion7(), course, person, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is { } id
            ? Outcome.Done(id, new("已报名", "Nominated"))
            : new Problems().When(true, "Person", "他已经报名这门课程。", "He goes already.").Refusal();
    }

    private sealed record Course(string? Position, DateOnly EndsOn, int SeatsLeft);
}
