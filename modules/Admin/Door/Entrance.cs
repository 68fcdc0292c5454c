using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Door;

/// <summary>
/// What the steps of signing in share. A wrong password is no refusal: a refusal is rolled back, and the attempt must be
/// counted and written down. So every step is done, and only an outcome with an id let somebody in.
/// </summary>
internal sealed class Entrance(Db db, IDoor door, Attempts attempts, TimeProvider clock)
{
    /// <summary>Keeps what was typed out of the trail where it is nobody's login: it may be a password.</summary>
    public Task NoteNobody(string typed, string outcome, string address, CancellationToken ct) =>
        Note(0, null, typed.Length > 2 ? $"{typed[..2]}***" : "***", outcome, address, ct);

    public Task Note(int storeId, Guid? personId, string login, string outcome, string address, CancellationToken ct) => db.Do(
        "select admin.note_sign_in(@storeId, @id, @now, @personId, @login, @outcome, @address)",
        new { storeId, id = Guid.CreateVersion7(), now = clock.GetUtcNow(), personId, login, outcome, address }, ct);

    /// <summary>Every step was passed: opens the door.</summary>
    public async Task<Outcome> Enter(int storeId, Guid personId, string stamp, string login, string address, CancellationToken ct)
    {
        await attempts.Forget(login, ct);
        await Note(storeId, personId, login, "entered", address, ct);
        await door.Enter(personId, storeId, stamp);
        return Outcome.Done(personId);
    }

    /// <summary>The one answer to a wrong password and to a login that nobody has.</summary>
    public static Outcome NotIn(Attempts.Attempt attempt) => attempt.LockedMinutes is { } minutes
        ? Outcome.Done(null, new($"连续 {Attempts.Allowed} 次不对，已锁定，请 {minutes} 分钟后再试。忘了密码请找行政专员重设。",
            $"Wrong {Attempts.Allowed} times, so it is locked: try again in {minutes} minutes. If you forgot the password, the administration officer can give you a new one."))
        : Outcome.Done(null, new($"登录名或密码不对。连续 {Attempts.Allowed} 次不对会锁定 15 分钟。",
            $"The sign-in name or the password is wrong. After {Attempts.Allowed} wrong attempts it is locked for 15 minutes."));

    public static Outcome Late() => Outcome.Done(null, new("这一步超时了，请重新登录。", "This step took too long; please sign in again."));
}
