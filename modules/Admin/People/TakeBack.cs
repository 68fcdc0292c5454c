using Dealership.Admin.Permissions;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>Takes a leaving back that was entered by mistake, or takes somebody on again; positions are given anew.</summary>
[Needs(Rights.KeepPeople)]
internal sealed class TakeBack(Db db) : IDuty
{
    private const string Sql = "update admin.people set left_on = null where store_id = @store and id = @person and left_on is not null returning name";

    public async Task<Outcome> Now(Guid person, CancellationToken ct) => await db.Row<string>(Sql, new { person }, ct) is { } name
        ? Outcome.Done(person, new($"{name} 恢复在职，请重新任岗", $"{name} works here again; give the positions anew"))
        : Outcome.Refused("他没有离职。", "He has not left.");
}
