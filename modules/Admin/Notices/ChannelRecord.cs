using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>One channel with what may be shown of it: its secrets are not, only that they are there.</summary>
[Needs(NoticeRights.Keep)]
internal sealed class ChannelRecord(Db db) : IRead
{
    internal sealed record View(Guid Id, string Kind, string Name, bool IsOn, IReadOnlyDictionary<string, string> Settings);

    private const string Sql = "select id, kind, name, is_on, settings::text as settings from admin.channels where store_id = @store and id = @id";

    public async Task<View?> Show(Guid id, CancellationToken ct) =>
        await db.Row<Row>(Sql, new { id }, ct) is { } row ? new(row.Id, row.Kind, row.Name, row.IsOn, ChannelSecrets.Read(row.Settings)) : null;

    private sealed record Row(Guid Id, string Kind, string Name, bool IsOn, string Settings);
}
