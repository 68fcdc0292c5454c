using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Recruiting;

/// <summary>One request for staff with its candidates.</summary>
[Needs(RecruitingRights.See)]
internal sealed class VacancyRecord(Db db, Caller caller, IPeople people, SalesPositions positions, StaffTerms terms) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, string Position, int Heads, string Reason, DateOnly? WantedBy, DateTimeOffset At, Guid ByPerson, DateTimeOffset? ClosedAt);

    /// <summary>As selected; no name once it was erased.</summary>
    internal sealed record Candidate(Guid Id, string Name, DateOnly? InterviewedOn, string? Opinion, string Words, Guid? OpinionBy, string? Result, DateTimeOffset? ErasedAt);

    internal sealed record View(Row Vacancy, Text Position, IReadOnlyList<Candidate> Candidates, IReadOnlyDictionary<Guid, string> Names, int KeptDays, bool MayKeep);

    private const string Sql = """
        select id, position, heads, reason, wanted_by, at, by_person, closed_at from sales.vacancies where store_id = @store and id = @id;
        select id, name, interviewed_on, opinion, words, opinion_by, result, erased_at from sales.candidates where store_id = @store and vacancy_id = @id order by added_at, id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (vacancies, candidates) = await db.Both<Row, Candidate>(Sql, new { id }, ct);
        if (vacancies is not [var row]) return null;
        var names = await people.Named([.. candidates.Select(c => c.OpinionBy).OfType<Guid>().Append(row.ByPerson).Distinct()], ct);
        return new(row, (await positions.All(ct)).FirstOrDefault(p => p.Code == row.Position)?.Name ?? new(row.Position, row.Position), candidates,
            names.ToDictionary(n => n.Key, n => n.Value.Name), await terms.Of(StaffTerms.Candidates, ct), caller.May(RecruitingRights.Keep));
    }
}
