using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>Who has to do with somebody's hand-over: he himself, whoever stands above one of his positions, whoever keeps the staff.</summary>
internal sealed class Concerned(Db db, Caller caller, ICalendar calendar)
{
    private const string Sql = """
        select exists (select 1 from admin.holdings h cross join lateral admin.superiors_of(@store, h.position_code, @today) u
                       where  h.store_id = @store and h.person_id = @person and (h.until is null or h.until >= @today) and u.position_code = any(@positions))
        """;

    /// <summary>May open the sheet, name receivers and let what is left fall to the superior.</summary>
    public async Task<bool> Runs(Guid person, CancellationToken ct) => caller.May(Rights.KeepPeople)
        || await db.Row<bool>(Sql, new { person, today = await calendar.Today(ct), positions = caller.Positions.ToArray() }, ct);

    /// <summary>The same, or he himself.</summary>
    public async Task<bool> Opens(Guid person, CancellationToken ct) => person == caller.PersonId || await Runs(person, ct);

    public static Outcome NotYours { get; } = Outcome.Refused("只有本人、上级和人事可以办这份交接。", "Only he himself, a superior, or who keeps the staff runs this hand-over.");
}
