using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Demonstration;

/// <summary>
/// In the demo's store, and nowhere else, one enters as whoever holds a position: from the demo's bar, or at the door.
/// </summary>
[OpenTo(EvenStrangers = true)]
internal sealed class EnterDemoAs(Db db, Caller caller, IDoor door, ICalendar calendar, TimeProvider clock) : IDuty
{
    private const string Sql = """
        select p.id, p.name, l.login, l.stamp
        from   admin.stores s
        join   admin.holdings h on h.store_id = @store and h.position_code = @position and h.since <= @today and (h.until is null or @today < h.until)
        join   admin.people p on p.store_id = @store and p.id = h.person_id and p.left_on is null
        join   admin.logins l on l.store_id = @store and l.person_id = p.id
        where  s.store_id = @store and s.is_demo
        order  by p.number limit 1
        """;

    private const string Note = "select admin.note_sign_in(@store, @id, @now, @person, @login, 'demo', @address)";

    public async Task<Outcome> Now(string position, string address, CancellationToken ct)
    {
        if (!caller.Demo && !caller.IsStranger) return OnlyInTheDemo();
        if (!await db.Row<bool>("select exists (select 1 from admin.stores where store_id = @store and is_demo)", null, ct)) return OnlyInTheDemo();
        if (await db.Row<Holder>(Sql, new { position, today = await calendar.Today(ct) }, ct) is not { } holder)
            return Outcome.Refused("演示里这个岗位现在没有人。", "Nobody holds this position in the demo now.");
        await db.Do(Note, new { id = Guid.CreateVersion7(), now = clock.GetUtcNow(), person = holder.Id, login = holder.Login, address }, ct);
        await door.Enter(holder.Id, caller.StoreId, holder.Stamp);
        return Outcome.Done(holder.Id, new($"演示：以 {holder.Name} 的身份进入", $"Demo: entered as {holder.Name}"));
    }

    private static Outcome OnlyInTheDemo() => Outcome.Refused("只有演示店可以切换岗位。", "One may switch positions in the demo only.");

    private sealed record Holder(Guid Id, string Name, string Login, string Stamp);
}
