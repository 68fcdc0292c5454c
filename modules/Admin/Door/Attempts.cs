using Dealership.Plugin;

namespace Dealership.Admin.Door;

/// <summary>
/// Counts guesses at a login. Five wrong ones lock it for a quarter of an hour, whether anybody has that login or not. Each
/// attempt is counted before it is judged, and the row's lock lets one through at a time, so many at once gain nothing.
/// </summary>
internal sealed class Attempts(Db db, TimeProvider clock)
{
    public const int Allowed = 5;
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    private const string Count = """
        insert into admin.attempts as a (login_hash, failures, last_at) values (@hash, 1, @now)
        on conflict (login_hash) do update set
            failures = case when a.locked_until > @now then @allowed + 1
                            when a.locked_until is not null or a.last_at < @now - @lock then 1
                            else a.failures + 1 end,
            locked_until = case when a.locked_until > @now then a.locked_until
                                when a.locked_until is null and a.last_at >= @now - @lock and a.failures + 1 >= @allowed then @now + @lock end,
            last_at = case when a.locked_until > @now then a.last_at else @now end
        returning failures, locked_until
        """;

    /// <summary>Counts one more.</summary>
    public async Task<Attempt> Begin(string login, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Row<Row>(Count, new { hash = Of(login), now, allowed = Allowed, @lock = Lock }, ct);
        var minutes = row!.LockedUntil is { } until ? (int)Math.Ceiling((until - now).TotalMinutes) : (int?)null;
        return new(row.Failures > Allowed, minutes);
    }

    /// <summary>He is in: nothing is held against him. Clears away what others forgot, too.</summary>
    public Task Forget(string login, CancellationToken ct) => db.Do(
        "delete from admin.attempts where login_hash = @hash or last_at < @now - interval '1 day'", new { hash = Of(login), now = clock.GetUtcNow() }, ct);

    /// <summary>The password was right and the code is still wanted: this attempt was no failure, the earlier ones stay.</summary>
    public Task TakeBack(string login, CancellationToken ct) => db.Do(
        "update admin.attempts set failures = failures - 1, locked_until = null where login_hash = @hash", new { hash = Of(login) }, ct);

    private static byte[] Of(string login) => Identity.Digest(login.Trim().ToLowerInvariant());

    /// <summary>Whether it may be judged at all, and for how long the login is locked after it, if it fails.</summary>
    internal sealed record Attempt(bool Locked, int? LockedMinutes);

    private sealed record Row(int Failures, DateTimeOffset? LockedUntil);
}
