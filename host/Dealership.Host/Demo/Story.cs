using Dealership.Host.Data;
using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>Has every department write its part of a story: the used ones before the ones that use them.</summary>
internal static class Story
{
    public static Task Write(House house, DemoStory story, CancellationToken ct) => Each(house, story, part => part.Write(story, ct), ct);

    /// <summary>Has them add what takes the facts to have been heard.</summary>
    public static Task After(House house, DemoStory story, CancellationToken ct) => Each(house, story, part => part.After(story, ct), ct);

    private static async Task Each(House house, DemoStory story, Func<IDemo, Task> write, CancellationToken ct)
    {
        foreach (var room in house.Rooms)
            await Again.AfterDeadlock(async () =>
            {
                await using var run = house.Open(room, Caller.House(story.StoreId), new(Guid.CreateVersion7(), "Demo"));
                foreach (var part in run.All<IDemo>()) await write(part);
                return await run.Db.Commit(Outcome.Done(), ct);
            });
    }
}
