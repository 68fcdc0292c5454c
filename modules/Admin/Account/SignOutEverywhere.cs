using Dealership.Admin.Door;
using Dealership.Plugin;

namespace Dealership.Admin.Account;

/// <summary>Ends every session of one's own, also this one: the stamp they carry is no longer the person's.</summary>
[OpenTo]
internal sealed class SignOutEverywhere(Db db, Caller caller, IDoor door) : IDuty
{
    private const string Sql = "update admin.logins set stamp = @stamp where store_id = @store and person_id = @person";

    public async Task<Outcome> Now(CancellationToken ct)
    {
        await db.Do(Sql, new { person = caller.PersonId, stamp = Passwords.NewStamp() }, ct);
        await door.Leave();
        return Outcome.Done(caller.PersonId, new("已在所有设备退出", "Signed out on every device"));
    }
}
