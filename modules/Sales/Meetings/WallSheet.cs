using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// What of a meeting's material may hang on the wall (看板纸): numbers, and the vehicles that stand longest. No customer, no phone, no member of staff, no word
/// that somebody wrote; it does not even ask for them.
/// </summary>
[Needs(MeetingRights.See)]
internal sealed class WallSheet(Db db) : IRead
{
    internal sealed record Pack(DateOnly Day, string Kind, int Version, DateOnly OfDay, DateTimeOffset MadeAt);

    /// <summary>A number by its figure.</summary>
    internal sealed record Number(string Figure, int Value);

    /// <summary>End of the VIN, model and colour; days in stock.</summary>
    internal sealed record Vehicle(string Said, int Days);

    internal sealed record View(Pack Pack, IReadOnlyDictionary<string, int> Numbers, int ReadyToHandOver, IReadOnlyList<Vehicle> Oldest)
    {
        public int Of(string figure) => Numbers.GetValueOrDefault(figure);
    }

    private const int Ready = 7; // allocated, paid, inspected

    private const string Sql = """
        select day, kind, version, of_day, made_at from sales.meeting_packs where store_id = @store and id = @id;
        select figure, (case when figure = 'forecast' then sum(amount) else count(*) end)::int as value from sales.meeting_pack_rows where store_id = @store and pack_id = @id group by figure
        union all
        select 'ready', count(*)::int from sales.meeting_pack_rows where store_id = @store and pack_id = @id and figure = 'handover' and amount = @ready
        """;

    private const string OldestSql = "select said, amount as days from sales.meeting_pack_rows where store_id = @store and pack_id = @id and figure = 'aged' order by amount desc, said";

    public async Task<View?> Of(Guid id, CancellationToken ct)
    {
        var (packs, numbers) = await db.Both<Pack, Number>(Sql, new { id, ready = Ready }, ct);
        if (packs is not [var pack]) return null;
        var by = numbers.ToDictionary(n => n.Figure, n => n.Value);
        return new(pack, by, by["ready"], await db.Rows<Vehicle>(OldestSql, new { id }, ct));
    }
}
