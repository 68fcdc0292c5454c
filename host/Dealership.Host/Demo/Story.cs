using Autofac;
using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>Has every department write its part of a story: the used ones before the ones that use them.</summary>
internal static class Story
{
    public static async Task Write(House house, DemoStory story, CancellationToken ct)
    {
        foreach (var room in house.Rooms)
        {
            await using var scope = house.Open(room);
            var run = scope.Resolve<Run>().Begin(Caller.House(story.StoreId), new(Guid.CreateVersion7(), "Demo"));
            foreach (var part in scope.Resolve<IEnumerable<IDemo>>()) await part.Write(story, ct);
            await run.Db.Commit(Outcome.Done(), ct);
        }
    }
}
