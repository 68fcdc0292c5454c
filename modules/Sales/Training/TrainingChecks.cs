using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>The month's checks, the latest first, and one of them with the gaps as they stood.</summary>
[Needs(TrainingRights.SeeAll)]
internal sealed class TrainingChecks(Db db, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, DateOnly Month, string Words, int Overdue, DateTimeOffset At, Guid ByPerson, int Gaps);

    internal sealed record Gap(Guid PersonId, string Certificate, string State, string Plan);

    internal sealed record View(Row Check, IReadOnlyList<Gap> Gaps, IReadOnlyDictionary<Guid, string> Names);

    private const string Columns = """
        c.id, c.month, c.words, c.overdue, c.at, c.by_person, (select count(*) from sales.training_check_lines l where l.store_id = @store and l.check_id = c.id)::int as gaps
        """;

    private const string LatestSql = $"select {Columns} from sales.training_checks c where c.store_id = @store order by c.at desc limit 24";

    private const string OneSql = $"""
        select {Columns} from sales.training_checks c where c.store_id = @store and c.id = @id;
        select person_id, certificate, state, plan from sales.training_check_lines where store_id = @store and check_id = @id order by certificate, person_id
        """;

    public Task<IReadOnlyList<Row>> Latest(CancellationToken ct) => db.Rows<Row>(LatestSql, null, ct);

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (checks, gaps) = await db.Both<Row, Gap>(OneSql, new { id }, ct);
        if (checks is not [var check]) return null;
        var names = await people.Named([.. gaps.Select(g => g.PersonId).Append(check.ByPerson).Distinct()], ct);
        return new(check, gaps, names.ToDictionary(n => n.Key, n => n.Value.Name));
    }
}
