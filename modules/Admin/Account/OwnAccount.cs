using Dealership.Plugin;

namespace Dealership.Admin.Account;

/// <summary>How one signs in oneself.</summary>
[OpenTo]
internal sealed class OwnAccount(Db db, Caller caller) : IRead
{
    internal sealed record Row(string Login, bool HasPassword, bool SecondStep, string Store);

    private const string Sql = """
        select l.login, l.password_hash is not null as has_password, l.totp_secret is not null as second_step, s.name as store
        from   admin.logins l join admin.stores s on s.store_id = @store
        where  l.store_id = @store and l.person_id = @person
        """;

    public Task<Row?> Show(CancellationToken ct) => db.Row<Row>(Sql, new { person = caller.PersonId }, ct);
}
