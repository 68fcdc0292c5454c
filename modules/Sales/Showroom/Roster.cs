using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>The reception roster (接待排班) of a day, and who could stand on it.</summary>
[Needs(ShowroomRights.See)]
internal sealed class Roster(Db db, IPeople people, ICalendar calendar) : IRead
{
    /// <param name="SetFor">Day of the roster that holds: an earlier one where this day has none, nothing where there never was one.</param>
    /// <param name="OnDuty">In the order of the roster.</param>
    /// <param name="Consultants">Everybody who sells, by employee number.</param>
    /// <param name="Skips">Turns skipped on the day.</param>
    internal sealed record View(DateOnly Day, DateOnly? SetFor, IReadOnlyList<Guid> OnDuty, IReadOnlyList<PersonCard> Consultants, IReadOnlyList<Skip> Skips);

    internal sealed record Skip(string? Consultant, string Reason, DateTimeOffset At);

    private const string Sql = """
        select day, consultant_id from sales.reception_rosters
        where  store_id = @store and day = (select max(day) from sales.reception_rosters where store_id = @store and day <= @day) order by place;
        select consultant_id, reason, at from sales.reception_skips where store_id = @store and day = @day order by at desc
        """;

    public async Task<View> On(DateOnly? day, CancellationToken ct)
    {
        var on = day ?? await calendar.Today(ct);
        var consultants = (await people.Holding(Contracts.Position.SalesConsultant, ct)).OrderBy(p => p.Number, StringComparer.Ordinal).ToArray();
        var (rows, skips) = await db.Both<Row, Skipped>(Sql, new { day = on }, ct);
        var names = consultants.ToDictionary(p => p.Id, p => p.Name);
        return new(on, rows.Count == 0 ? null : rows[0].Day, [.. rows.Select(r => r.ConsultantId).Where(names.ContainsKey)], consultants,
            [.. skips.Select(s => new Skip(names.GetValueOrDefault(s.ConsultantId), s.Reason, s.At))]);
    }

    private sealed record Row(DateOnly Day, Guid ConsultantId);

    private sealed record Skipped(Guid ConsultantId, string Reason, DateTimeOffset At);
}
