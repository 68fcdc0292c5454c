using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Training;

/// <summary>
/// Who must hold which certificate, and whether he does (岗位证书矩阵): held, ending soon, ended, missing. A gap is whatever is required and not
/// safely held.
/// </summary>
[Needs(TrainingRights.SeeAll)]
internal sealed class TrainingMatrix(Db db, ICalendar calendar, IPeople people, RequiredCertificates required, StaffTerms terms) : IRead
{
    public const string Held = "held";
    public const string Expiring = "expiring";
    public const string Expired = "expired";
    public const string Missing = "missing";

    /// <summary>One person and one certificate required of him; <c>Going</c> is his nomination to a course that gives it.</summary>
    internal sealed record Cell(Guid PersonId, string Person, string Position, string Certificate, string State, DateOnly? ValidUntil, Guid? Going)
    {
        public bool Gap => State != TrainingMatrix.Held;
    }

    internal sealed record View(IReadOnlyList<Cell> Cells, int Overdue)
    {
        public IReadOnlyList<Cell> Gaps => [.. Cells.Where(c => c.Gap)];
    }

    private const string Sql = """
        select n.person_id, c.certificate, case when bool_or(n.valid_until is null) then null else max(n.valid_until) end as valid_until
        from   sales.nominations n join sales.training_courses c on c.store_id = @store and c.id = n.course_id
        where  n.store_id = @store and n.passed and n.withdrawn_at is null and c.certificate is not null
        group  by n.person_id, c.certificate;
        select n.person_id, c.certificate, n.id from sales.nominations n join sales.training_courses c on c.store_id = @store and c.id = n.course_id
        where  n.store_id = @store and n.withdrawn_at is null and n.recorded_at is null and c.certificate is not null
        """;

    private const string OverdueSql = $"select count(*)::int from sales.nominations n where n.store_id = @store and {PassOnView.IsOverdue}";

    public async Task<View> Now(CancellationToken ct)
    {
        var (today, wanted) = (await calendar.Today(ct), await required.On(null, ct));
        var soon = today.AddDays(await terms.Of(StaffTerms.Expiring, ct));
        var (have, going) = await db.Both<Has, Goes>(Sql, null, ct);
        var overdue = await db.Row<int>(OverdueSql, new { today }, ct);
        var cells = new List<Cell>();
        foreach (var position in wanted.GroupBy(w => w.Position))
            cells.AddRange(from person in await people.Holding(position.Key, ct)
                           from certificate in position.Select(w => w.Certificate)
                           let has = have.FirstOrDefault(h => h.PersonId == person.Id && h.Certificate == certificate)
                           select new Cell(person.Id, person.Name, position.Key, certificate, State(has, today, soon), has?.ValidUntil,
                               going.FirstOrDefault(g => g.PersonId == person.Id && g.Certificate == certificate)?.Id));
        return new(cells, overdue);
    }

    private static string State(Has? has, DateOnly today, DateOnly soon) => has switch
    {
        null => Missing,
        { ValidUntil: { } until } when until < today => Expired,
        { ValidUntil: { } until } when until <= soon => Expiring,
        _ => Held,
    };

    private sealed record Has(Guid PersonId, string Certificate, DateOnly? ValidUntil);

    private sealed record Goes(Guid PersonId, string Certificate, Guid Id);
}
