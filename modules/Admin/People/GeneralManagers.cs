using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>
/// Guards the top: only a general manager makes, ends or lets in a general manager, and the last one who can sign in stays.
/// Otherwise whoever keeps the staff list could make himself one, or leave the store with nobody who may decide.
/// </summary>
internal sealed class GeneralManagers(Db db, Caller caller, ICalendar calendar)
{
    /// <summary>Locks the store, so that two general managers cannot end each other at the same instant.</summary>
    private const string Hold = "select store_id from admin.stores where store_id = @store for update";

    private const string Others = """
        select count(*)::int from admin.holdings h
        join   admin.people p on p.store_id = @store and p.id = h.person_id and p.left_on is null
        where  h.store_id = @store and h.position_code = 'GM' and h.person_id <> @person and h.since <= @today and h.until is null
          and  exists (select 1 from admin.logins l where l.store_id = @store and l.person_id = h.person_id)
        """;

    private const string Holds = """
        select exists (select 1 from admin.holdings where store_id = @store and person_id = @person and position_code = 'GM'
                       and (until is null or until > @today))
        """;

    private const string HoldsToday = """
        select exists (select 1 from admin.holders_on(@store, @today) h where h.person_id = @person and h.position_code = 'GM')
        """;

    /// <summary>The caller holds the position himself: whoever stands in for a general manager makes none.</summary>
    public async Task<bool> CallerIsOne(CancellationToken ct) => caller.IsHouse || (caller.Positions.Contains(Position.GeneralManager)
        && await db.Row<bool>(HoldsToday, new { person = caller.PersonId, today = await calendar.Today(ct) }, ct));

    /// <summary>He holds the position now or will.</summary>
    public async Task<bool> Is(Guid person, CancellationToken ct) => await db.Row<bool>(Holds, new { person, today = await calendar.Today(ct) }, ct);

    /// <summary>Nobody else could decide if he went.</summary>
    public async Task<bool> IsLast(Guid person, CancellationToken ct)
    {
        if (!await Is(person, ct)) return false;
        return await db.RowHolding<int>(Hold, Others, new { person, today = await calendar.Today(ct) }, ct) == 0;
    }

    /// <summary>What is said to somebody who is not one.</summary>
    public static Problems OnlyHe(Problems problems, bool wrong, string field = "") => problems.When(wrong, field,
        "总经理岗位和总经理的登录只能由总经理变更。", "Only a general manager may change that position or a general manager's sign-in.");

    public static Problems LastStays(Problems problems, bool wrong, string field = "") => problems.When(wrong, field,
        "这是最后一位能登录的总经理，请先任命接任者并开通登录。", "This is the last general manager who can sign in; first appoint a successor with a sign-in.");
}
