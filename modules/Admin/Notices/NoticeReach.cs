using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>Where a store's messages may go, and the address at which its people reach this house: what was said last.</summary>
internal sealed record NoticeReach(string[] Hosts, string Site)
{
    private const string Sql = "select hosts, site from admin.notice_reach where store_id = @store order by said_at desc limit 1";

    public static async Task<NoticeReach> Of(Db db, CancellationToken ct) => await db.Row<NoticeReach>(Sql, null, ct) ?? new(AllowedHosts.Usual, "");
}
