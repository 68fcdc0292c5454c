using System.Text.RegularExpressions;
using Dealership.Admin.Door;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Admin.People;

/// <summary>Sign-in names, and the one-time passwords with which they are handed over.</summary>
internal sealed partial class Logins(Db db, TimeProvider clock)
{
    /// <summary>How long a one-time password is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>A new stamp ends every session; the second step goes when the phone with it is lost.</summary>
    private const string Give = """
        insert into admin.logins as l (store_id, person_id, login, password_hash, one_time_until, stamp)
        values (@store, @person, @login, @hash, @until, @stamp)
        on conflict (store_id, person_id) do update
        set login = excluded.login, password_hash = excluded.password_hash, one_time_until = excluded.one_time_until, stamp = excluded.stamp,
            totp_secret = case when @dropSecondStep then null else l.totp_secret end
        """;

    /// <summary>Adds what is wrong with a sign-in name.</summary>
    public static Problems Judge(Problems problems, string? login, string field = "Login") => problems.When(
        !Shape().IsMatch(login?.Trim() ?? ""), field,
        "登录名用 2 到 40 个字母、数字、汉字或 . _ - @。", "A sign-in name has 2 to 40 letters, figures, or . _ - @.");

    /// <summary>Hands over a login with a password that must be changed at once; nothing when somebody else has the name.</summary>
    /// <returns>The one-time password, to be shown once and kept nowhere.</returns>
    public async Task<string?> HandOver(Guid person, string login, bool dropSecondStep, CancellationToken ct)
    {
        var password = Passwords.OneTime();
        // The name is unique over all stores, whose rows are not seen from here: the index says so, and a savepoint lets the duty go on.
        await db.Do("savepoint login_taken", null, ct);
        try
        {
            await db.Do(Give, new
            {
                person,
                login = login.Trim(),
                hash = Passwords.Hash(password),
                until = clock.GetUtcNow() + Life,
                stamp = Passwords.NewStamp(),
                dropSecondStep,
            }, ct);
            return password;
        }
        catch (PostgresException taken) when (taken.ConstraintName == "one_person_per_login")
        {
            await db.Do("rollback to savepoint login_taken", null, ct);
            return null;
        }
    }

    public static Problems Taken(Problems problems, string field = "Login") =>
        problems.When(true, field, "这个登录名已有人使用。", "Somebody else has this sign-in name.");

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,39}$")]
    private static partial Regex Shape();
}
