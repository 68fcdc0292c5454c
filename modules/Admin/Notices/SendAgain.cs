using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>Sends a parked letter again, from its first try on (重新发送); a test is made anew instead.</summary>
[Needs(NoticeRights.Keep)]
internal sealed class SendAgain(Db db, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update admin.deliveries set parked_at = null, attempts = 0, next_at = @now, said_zh = '', said_en = ''
        where  store_id = @store and id = @id and parked_at is not null and digest_id is not null returning id
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct) => await db.Row<Guid?>(Sql, new { id, now = clock.GetUtcNow() }, ct) is null
        ? Outcome.Refused("这一条不是没有送达的提醒。", "This is no digest that was not delivered.")
        : Outcome.Done(id, new("马上重新发送", "It is sent again at once"));
}
