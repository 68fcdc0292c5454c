using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Training;

/// <summary>What one person made of one course: result, certificate, what he passed on and to whom. For himself and whoever sees all.</summary>
[Needs(TrainingRights.See)]
internal sealed class NominationRecord(Db db, Caller caller, IPeople people, StaffTerms terms, ICalendar calendar, SalesPositions positions) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid CourseId, Guid PersonId, DateTimeOffset NominatedAt, DateTimeOffset? WithdrawnAt, string? WithdrawnWhy, DateTimeOffset? RecordedAt, bool? Attended, DateOnly? ReturnedOn, int? Score, bool? Passed,
        string? CertificateNo, DateOnly? ValidUntil, Guid? FileId, DateOnly? PassOnBy, string Course, DateOnly StartsOn, DateOnly EndsOn, string? Certificate);

    internal sealed record Session(Guid Id, DateOnly HeldOn, string What, DateTimeOffset At, Guid ByPerson, DateTimeOffset? CheckedAt, Guid? CheckedBy, bool? Passed, string? Words);

    internal sealed record Mark(Guid RetrainingId, Guid PersonId, int Score);

    internal sealed record View(
        Row Part, IReadOnlyList<Session> Sessions, IReadOnlyList<Mark> Marks, IReadOnlyDictionary<Guid, string> Names, int PassMark, bool MayRecord, bool MayPassOn, Session? ToCheck, IReadOnlyList<PersonCard> Colleagues)
    {
        public string NameOf(Guid? person) => person is { } id ? Names.GetValueOrDefault(id, "—") : "—";
    }

    private const string Sql = """
        select n.id, n.course_id, n.person_id, n.nominated_at, n.withdrawn_at, n.withdrawn_why, n.recorded_at, n.attended, n.returned_on, n.score, n.passed, n.certificate_no, n.valid_until, n.file_id, n.pass_on_by,
               c.name as course, c.starts_on, c.ends_on, c.certificate
        from   sales.nominations n join sales.training_courses c on c.store_id = @store and c.id = n.course_id
        where  n.store_id = @store and n.id = @id and (@only::uuid is null or n.person_id = @only);
        select id, held_on, what, at, by_person, checked_at, checked_by, passed, words from sales.retrainings where store_id = @store and nomination_id = @id order by at desc
        """;

    private const string MarksSql = """
        select p.retraining_id, p.person_id, p.score from sales.retraining_people p join sales.retrainings r on r.store_id = @store and r.id = p.retraining_id
        where  p.store_id = @store and r.nomination_id = @id order by p.score, p.person_id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (parts, sessions) = await db.Both<Row, Session>(Sql, new { id, only = caller.May(TrainingRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);
        if (parts is not [var part]) return null;
        var marks = await db.Rows<Mark>(MarksSql, new { id }, ct);
        var mayPassOn = part.PersonId == caller.PersonId && part.Attended == true && sessions.All(s => s.Passed == false);
        var names = await people.Named([.. marks.Select(m => m.PersonId).Append(part.PersonId).Concat(sessions.Select(s => s.ByPerson)).Concat(sessions.Select(s => s.CheckedBy).OfType<Guid>()).Distinct()], ct);
        return new(part, sessions, marks, names.ToDictionary(n => n.Key, n => n.Value.Name), await terms.Of(StaffTerms.PassMark, ct, sessions.Select(s => (DateOnly?)s.HeldOn).FirstOrDefault()),
            caller.May(TrainingRights.Keep) && part is { WithdrawnAt: null, RecordedAt: null } && await calendar.Today(ct) >= part.StartsOn, mayPassOn,
            caller.May(TrainingRights.Check) ? sessions.FirstOrDefault(s => s.CheckedAt is null && s.ByPerson != caller.PersonId) : null, mayPassOn ? await Colleagues(ct) : []);
    }

    private async Task<IReadOnlyList<PersonCard>> Colleagues(CancellationToken ct)
    {
        var all = new List<PersonCard>();
        foreach (var position in await positions.All(ct)) all.AddRange(await people.Holding(position.Code, ct));
        return [.. all.DistinctBy(p => p.Id).Where(p => p.Id != caller.PersonId).OrderBy(p => p.Number, StringComparer.Ordinal)];
    }
}
