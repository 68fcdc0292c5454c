using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Training;

/// <summary>One course and who goes; a colleague's mark is not among it.</summary>
[Needs(TrainingRights.See)]
internal sealed class CourseRecord(Db db, Caller caller, IPeople people, SalesPositions positions, ICalendar calendar) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Goer(Guid Id, Guid PersonId, bool? Attended, bool? Passed);

    internal sealed record Line(Goer Goer, string Person, bool Open);

    internal sealed record View(CourseList.Row Course, Text? Position, IReadOnlyList<Line> Lines, IReadOnlyList<PersonCard> Others, bool MayNominate);

    private const string Sql = $"""
        select {CourseList.Columns} from sales.training_courses c where c.store_id = @store and c.id = @id;
        select n.id, n.person_id, n.attended, n.passed from sales.nominations n where n.store_id = @store and n.course_id = @id and n.withdrawn_at is null order by n.nominated_at, n.id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (courses, goers) = await db.Both<CourseList.Row, Goer>(Sql, new { id }, ct);
        if (courses is not [var course]) return null;
        var all = caller.May(TrainingRights.SeeAll);
        var names = await people.Named([.. goers.Select(g => g.PersonId)], ct);
        var known = await positions.All(ct);
        var may = caller.May(TrainingRights.Keep) && course.EndsOn >= await calendar.Today(ct) && course.Taken < course.Seats;
        return new(course, known.FirstOrDefault(p => p.Code == course.Position)?.Name,
            [.. goers.Select(g => (Goer: g, Open: all || g.PersonId == caller.PersonId)).Select(g => new Line(g.Open ? g.Goer : g.Goer with { Attended = null, Passed = null }, names.GetValueOrDefault(g.Goer.PersonId)?.Name ?? "—", g.Open))],
            may ? await Others(course, goers, known, ct) : [], may);
    }

    /// <summary>Who could go and does not yet.</summary>
    private async Task<IReadOnlyList<PersonCard>> Others(CourseList.Row course, IReadOnlyList<Goer> goers, IReadOnlyList<PositionCard> known, CancellationToken ct)
    {
        var all = new List<PersonCard>();
        foreach (var position in known.Where(p => course.Position is null || p.Code == course.Position)) all.AddRange(await people.Holding(position.Code, ct));
        return [.. all.DistinctBy(p => p.Id).Where(p => goers.All(g => g.PersonId != p.Id)).OrderBy(p => p.Number, StringComparer.Ordinal)];
    }
}
