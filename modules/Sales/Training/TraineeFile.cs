using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>One person's training (学员档案): courses, certificates, what he passed on and what he heard from colleagues. His own, or anybody's for whoever sees all.</summary>
[Needs(TrainingRights.See)]
internal sealed class TraineeFile(Db db, Caller caller, IPeople people, NominationList nominations) : IRead
{
    /// <summary>A session that he listened to.</summary>
    internal sealed record Heard(Guid RetrainingId, string Course, DateOnly HeldOn, int Score, Guid ByPerson);

    internal sealed record View(Guid PersonId, string Name, IReadOnlyList<NominationList.Row> Courses, IReadOnlyList<Heard> Heard, IReadOnlyDictionary<Guid, string> Names);

    private const string Sql = """
        select r.id as retraining_id, c.name as course, r.held_on, p.score, r.by_person
        from   sales.retraining_people p
        join   sales.retrainings r on r.store_id = @store and r.id = p.retraining_id
        join   sales.nominations n on n.store_id = @store and n.id = r.nomination_id
        join   sales.training_courses c on c.store_id = @store and c.id = n.course_id
        where  p.store_id = @store and p.person_id = @person order by r.held_on desc, r.id limit 200
        """;

    public async Task<View?> Of(Guid person, CancellationToken ct)
    {
        if (person != caller.PersonId && !caller.May(TrainingRights.SeeAll)) return null;
        var heard = await db.Rows<Heard>(Sql, new { person }, ct);
        var names = await people.Named([.. heard.Select(h => h.ByPerson).Append(person).Distinct()], ct);
        if (!names.TryGetValue(person, out var card)) return null;
        var parts = await nominations.Show(new(Person: person, Take: 200), ct);
        return new(person, card.Name, [.. parts.Rows.Select(l => l.Part).Where(p => p.PersonId == person)], heard, names.ToDictionary(n => n.Key, n => n.Value.Name));
    }
}
