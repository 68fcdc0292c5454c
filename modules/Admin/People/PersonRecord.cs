using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>One member of staff: who, in which positions since when, and how he signs in.</summary>
[Needs(Rights.SeePeople)]
internal sealed class PersonRecord(Db db, ICalendar calendar) : IRead
{
    internal sealed record Person(
        Guid Id, string Number, string Name, DateOnly JoinedOn, DateOnly? LeftOn, string? Login, bool HasPassword,
        DateTimeOffset? OneTimeUntil, bool SecondStep, DateTimeOffset? LastSignIn);

    /// <summary>A position held; the end is the first day on which it no longer is.</summary>
    internal sealed record Holding(string Code, string NameZh, string NameEn, DateOnly Since, DateOnly? Until)
    {
        public bool On(DateOnly day) => Since <= day && (Until is null || day < Until);
    }

    internal sealed record View(Person Person, IReadOnlyList<Holding> Holdings, DateOnly Today);

    private const string Sql = """
        select p.id, p.number, p.name, p.joined_on, p.left_on, l.login, l.password_hash is not null as has_password, l.one_time_until,
               l.totp_secret is not null as second_step,
               (select max(s.at) from admin.sign_ins s where s.store_id = @store and s.person_id = p.id and s.outcome in ('entered', 'demo', 'provider')) as last_sign_in
        from   admin.people p
        left   join admin.logins l on l.store_id = @store and l.person_id = p.id
        where  p.store_id = @store and p.id = @id;
        select h.position_code as code, o.name_zh, o.name_en, h.since, h.until
        from   admin.holdings h join admin.positions o on o.store_id = @store and o.code = h.position_code
        where  h.store_id = @store and h.person_id = @id
        order  by h.until is not null, h.until desc, o.sort, h.since
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (person, holdings) = await db.Both<Person, Holding>(Sql, new { id }, ct);
        return person is [var found] ? new(found, holdings, await calendar.Today(ct)) : null;
    }
}
