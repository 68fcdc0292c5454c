using Autofac;
using Dealership.Host.Plugins;
using Dealership.Host.Tests.Listening;
using Dealership.Plugin;
using Dealership.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Host.Tests.Plugins;

public sealed class BenchTests : IAsyncLifetime
{
    private readonly IContainer _container = Container();
    private readonly List<string> _ended = [];
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public async ValueTask DisposeAsync()
    {
        await _container.DisposeAsync();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_needed_twice_is_made_once_in_a_run_and_anew_in_the_next()
    {
        var bench = At(s => s.AddScoped<Pen>().AddScoped<Letter>().AddTransient<Sheet>());
        await using var first = Open(bench);
        await using var second = Open(bench);
        Assert.Same(first.Get<Pen>(), first.Get<Letter>().Pen);
        Assert.Same(first.Db, first.Get<Letter>().Db);
        Assert.NotSame(first.Get<Pen>(), second.Get<Pen>());
        Assert.NotSame(first.Get<Sheet>(), first.Get<Sheet>());
        Assert.Same(first.Get<Inkwell>(), second.Get<Inkwell>());
    }

    [Fact]
    public async Task All_of_a_kind_come_in_their_order_and_are_those_that_the_run_has()
    {
        await using var run = Open(At(s => s.AddScoped<Pen>().AddScoped<ITool>(p => p.GetRequiredService<Pen>()).AddScoped<ITool, Brush>()));
        Assert.Equal([typeof(Pen), typeof(Brush)], run.All<ITool>().Select(t => t.GetType()));
        Assert.Same(run.Get<Pen>(), run.All<ITool>().First());
        Assert.Same(run.All<ITool>().Last(), run.Get<ITool>());
        Assert.Empty(run.All<IComparable>());
    }

    [Fact]
    public async Task Two_that_need_each_other_are_told_so()
    {
        await using var run = Open(At(s => s.AddScoped<Hen>().AddScoped<Egg>()));
        Assert.Contains("needs itself", Assert.Throws<InvalidOperationException>(() => run.Get<Hen>()).Message);
    }

    [Fact]
    public async Task What_was_made_ends_with_its_run_the_last_first()
    {
        await using (var run = Open(At(s => s.AddScoped(_ => new Ending("first", _ended)).AddScoped(p => new LaterEnding(p.GetRequiredService<Ending>(), _ended)))))
            run.Get<LaterEnding>();
        Assert.Equal(["later", "first"], _ended);
    }

    [Fact]
    public async Task Nobody_gets_what_is_another_departments()
    {
        var theirs = _house.House.Rooms.Single(r => r.Name == "Admin").Assembly.GetTypes().First(t => t.IsClass && t.IsAssignableTo(typeof(IRead)));
        await using var ours = _house.House.Open(_house.House.RoomOf(typeof(WriteNote)), _house.As(Cast.Lin));
        Assert.Contains(theirs.Name, Assert.Throws<InvalidOperationException>(() => ours.Get(theirs)).Message);
        await using var there = _house.House.Open(_house.House.RoomOf(theirs), _house.As(Cast.Lin));
        Assert.IsType(theirs, there.Get(theirs));
    }

    private Bench At(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return new(_container, services, new HashSet<Type>());
    }

    private Run Open(Bench bench) => new(_house.House, bench, _house.As(Cast.Lin), new(_house.Database.Of("listening"), "listening", _house.As(Cast.Lin), null));

    private static IContainer Container()
    {
        var builder = new ContainerBuilder();
        builder.RegisterType<Inkwell>().SingleInstance();
        return builder.Build();
    }

    private interface ITool;

    private sealed class Inkwell;

    private sealed class Sheet;

    private sealed class Brush : ITool;

    private sealed class Pen(Inkwell inkwell) : ITool
    {
        public Inkwell Inkwell => inkwell;
    }

    private sealed class Letter(Pen pen, Db db)
    {
        public Pen Pen => pen;
        public Db Db => db;
    }

    private sealed class Hen(Egg egg)
    {
        public Egg Egg => egg;
    }

    private sealed class Egg(Hen hen)
    {
        public Hen Hen => hen;
    }

    private sealed class Ending(string name, List<string> ended) : IDisposable
    {
        public void Dispose() => ended.Add(name);
    }

    private sealed class LaterEnding(Ending before, List<string> ended) : IAsyncDisposable
    {
        public Ending Before => before;

        public ValueTask DisposeAsync()
        {
            ended.Add("later");
            return ValueTask.CompletedTask;
        }
    }
}
