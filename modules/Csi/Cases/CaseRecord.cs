using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Csi.Cases;

/// <summary>One low-score case with its answer and closing. Whoever holds the sample also sees which interview it came from.</summary>
[Needs(Rights.SeeCases)]
internal sealed class CaseRecord(Db db, Caller caller, TimeProvider clock, IPeople people) : IRead
{
    /// <summary>What was answered and how it was closed.</summary>
    internal sealed record Course(
        Guid SurveyId, string? Cause, string? Measure, DateTimeOffset? AnsweredAt, Guid? AnsweredBy, string? Recall, string? Coaching, DateTimeOffset? ClosedAt, Guid? ClosedBy);

    internal sealed record View(CaseList.Row Case, Course Course, Guid? SurveyId, string? Consultant, string? AnsweredBy, string? ClosedBy, IReadOnlyList<string> Owners);

    private const string Sql = $"""
        {CaseList.All} and k.id = @id;
        select k.survey_id, a.cause, a.measure, a.at as answered_at, a.by_person as answered_by, z.recall, z.coaching, z.at as closed_at, z.by_person as closed_by
        from   csi.cases k
        left   join csi.case_answers a on a.store_id = @store and a.case_id = k.id
        left   join csi.case_closings z on z.store_id = @store and z.case_id = k.id
        where  k.store_id = @store and k.id = @id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (cases, courses) = await db.Both<CaseList.Row, Course>(Sql, new { id, me = caller.PersonId, now = clock.GetUtcNow() }, ct);
        if (cases is not [var found] || courses is not [var course]) return null;
        var names = await people.Named([.. new[] { found.ConsultantId, course.AnsweredBy ?? Guid.Empty, course.ClosedBy ?? Guid.Empty }.Distinct()], ct);
        string? Name(Guid? person) => person is { } p ? names.GetValueOrDefault(p)?.Name : null;
        var owners = await people.Holding(found.OwnerPosition, ct);
        return new(found, course, caller.May(Rights.SeeSample) ? course.SurveyId : null, Name(found.ConsultantId), Name(course.AnsweredBy), Name(course.ClosedBy),
            [.. owners.Where(p => p.Id != found.ConsultantId).Select(p => p.Name)]);
    }
}
