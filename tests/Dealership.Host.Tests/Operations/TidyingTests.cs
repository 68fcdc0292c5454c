using Dealership.Host.Operations;

namespace Dealership.Host.Tests.Operations;

/// <summary>When the house gives memory back.</summary>
public sealed class TidyingTests
{
    private readonly Tidying _tidying = new(TimeProvider.System);
    private long _allocated;

    private bool After(long megabytes) => _tidying.IsTime(_allocated += megabytes << 20);

    [Fact]
    public void Not_while_there_is_something_to_do() => Assert.All(Enumerable.Range(0, 10), _ => Assert.False(After(200)));

    [Fact]
    public void Once_when_it_is_over()
    {
        Assert.False(After(200));
        Assert.True(After(1));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.False(After(1)));
    }

    [Fact]
    public void Not_where_there_is_nothing_worth_it()
    {
        Assert.False(After(10));
        Assert.False(After(1));
    }

    [Fact]
    public void Again_when_little_has_become_much()
    {
        After(200);
        After(1);
        Assert.Equal(1, Enumerable.Range(0, 15).Count(_ => After(3)));
    }
}
