namespace Dealership.Benchmarks.Walls;

/// <summary>
/// Keeps people in their seats: bad input sends some of them home (a token revoked, a post ended), and a wall that only strangers
/// knock at proves nothing. What the door reads is set back to what it was.
/// </summary>
internal sealed class Chairs(Books books, Knock knock)
{
    /// <summary>The host remembers for two seconds who somebody is.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2.2);

    private readonly SemaphoreSlim _one = new(1);
    private int _round;

    /// <summary>How often it was needed.</summary>
    public int Times => _round;

    private string[] Tables => [.. books.Columns.Where(c => c.Schema == "admin" && c.Table is not ("inbox" or "outbox" or "commands" or "sign_ins")).Select(c => c.Table).Distinct()];

    /// <summary>Keeps everything that the department of the door knows of the own store.</summary>
    public Task Keep() => books.Do("create schema kept; " + string.Join(' ', Tables.Select(t => $"create table kept.\"{t}\" as select * from admin.\"{t}\" where store_id = {TwoStores.Own};")));

    /// <summary>Sets it back, once for all who noticed in the same moment.</summary>
    /// <param name="seen">The round that the one who noticed saw.</param>
    public async Task SetBack(int seen)
    {
        await _one.WaitAsync();
        try
        {
            if (seen != _round) return;
            // Generated columns are made anew; triggers and foreign keys stand still while the rows change places.
            var plain = (await books.Rows<(string Table, string Names)>("""
                select table_name::text, string_agg(quote_ident(column_name), ', ' order by ordinal_position)
                from   information_schema.columns where table_schema = 'admin' and is_generated = 'NEVER' group by 1
                """)).ToDictionary(t => t.Table, t => t.Names);
            await knock.While(() => books.Do("set session_replication_role = replica; " + string.Join(' ', Tables.Select(t =>
                $"delete from admin.\"{t}\" where store_id = {TwoStores.Own}; insert into admin.\"{t}\" ({plain[t]}) overriding system value select {plain[t]} from kept.\"{t}\";")) + " reset session_replication_role"));
            await Task.Delay(Remembered);
            _round++;
        }
        finally
        {
            _one.Release();
        }
    }
}
