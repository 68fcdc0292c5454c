using Dealership.Plugin;

namespace Dealership.Host.Tests.Data;

/// <summary>What becomes of a department's SQL on its way to PostgreSQL.</summary>
public sealed class StatementTests
{
    private const string List = "select a from t where s = @store and (@a::text is null or a = @a) and (@days::date[] is null or day = any(@days)) limit @take";

    private static string Sent(string sql, object args)
    {
        var commands = Statement.All(sql).Select(s => s.With(new(args, name => name == "store" ? new() { Value = 11 } : null))).ToArray();
        Assert.All(commands, c => Assert.DoesNotContain($"${c.Parameters.Count + 1}", c.CommandText));
        return string.Join("; ", commands.Select(c => $"{c.CommandText} [{string.Join(", ", c.Parameters.Select(p => p.Value))}]"));
    }

    [Fact]
    public void A_condition_that_nobody_asked_for_is_left_out() =>
        Assert.Equal("select a from t where s = $1 and true and true limit $2 [11, 50]", Sent(List, new { a = (string?)null, days = (DateOnly[]?)null, take = 50 }));

    [Fact]
    public void One_that_was_asked_for_is_not_asked_whether_it_was() =>
        Assert.Equal("select a from t where s = $1 and (a = $2) and true limit $3 [11, Q5, 50]", Sent(List, new { a = "Q5", days = (DateOnly[]?)null, take = 50 }));

    [Fact]
    public void It_reaches_to_its_own_bracket_whatever_stands_in_it()
    {
        const string sql = "select 1 where (@a is null or name = ')' or (@b::int is null or b = @b) or f(a) -- )\n) and c";
        Assert.Equal("select 1 where (name = ')' or (b = $1) or f(a) -- )\n) and c [7]", Sent(sql, new { a = "x", b = 7 }));
        Assert.Equal("select 1 where true and c []", Sent(sql, new { a = (string?)null, b = 7 }));
    }

    [Theory]
    [InlineData("select @a::text is null", "select $1::text is null [x]")]
    [InlineData("select case when @a is null then 1 end", "select case when $1 is null then 1 end [x]")]
    [InlineData("select '(@a is null or b)'", "select '(@a is null or b)' []")]
    [InlineData("select (@a is not null or b)", "select ($1 is not null or b) [x]")]
    public void Everything_else_stays_as_it_is_written(string sql, string sent) => Assert.Equal(sent, Sent(sql, new { a = "x" }));

    [Fact]
    public void Each_statement_of_a_text_leaves_out_its_own() =>
        Assert.Equal("select 1 where true []; select 2 where (b = $1) [4]",
            Sent("select 1 where (@a::uuid is null or a = @a); select 2 where (@b is null or b = @b);", new { a = (Guid?)null, b = 4 }));
}
