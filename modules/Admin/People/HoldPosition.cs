using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>Gives a person a position from a day on (任岗); he may hold several.</summary>
[Needs(Rights.KeepPeople)]
internal sealed class HoldPosition(Db db, Caller caller, ICalendar calendar, GeneralManagers managers) : IDuty
{
    /// <summary>What is chosen.</summary>
    internal sealed class Form
    {
        public string? Position { get; set; }
        public DateOnly? Since { get; set; }
    }

    private const string Sql = """
        insert into admin.holdings (store_id, person_id, position_code, since)
        select @store, p.id, o.code, @since
        from   admin.people p join admin.positions o on o.store_id = @store and o.code = @position
        where  p.store_id = @store and p.id = @person and p.left_on is null and admin.open_from(@store, @position, @since)
          and  not exists (select 1 from admin.holdings h where h.store_id = @store and h.person_id = p.id and h.position_code = o.code
                           and (h.until is null or h.until > @since))
        on conflict do nothing
        returning person_id
        """;

    public async Task<Outcome> Now(Guid person, Form form, CancellationToken ct)
    {
        var manager = form.Position == Position.GeneralManager;
        var problems = GeneralManagers.OnlyHe(new(), manager && !await managers.CallerIsOne(ct), nameof(form.Position))
            .When(person == caller.PersonId && !await managers.CallerIsOne(ct), nameof(form.Position),
                "不能给自己任岗，请由其他有权限的人办理。", "Nobody gives himself a position; somebody else with the right must.");
        if (problems.Any) return problems.Refusal();
        var held = await db.Row<Guid?>(Sql, new { person, position = form.Position ?? "", since = form.Since ?? await calendar.Today(ct) }, ct);
        return held is null
            ? problems.When(true, nameof(form.Position), "那天起没有这个岗位（或将撤销），或他已担任。", "There is no such position from that day on, or he holds it already.").Refusal()
            : Outcome.Done(person, new("已任岗", "He holds the position"));
    }
}
