namespace Dealership.EndToEnd.Tests.Pages;

/// <summary>Every page there is, of every department and of the host, as a position that may see it.</summary>
public sealed class EveryPageTests(Houses houses)
{
    private static readonly Dictionary<string, Task<Walk>> Walks = [];

    public static TheoryData<string> Languages => Houses.Languages;

    [Theory, MemberData(nameof(Languages))]
    public async Task Somebody_reaches_it(string language) => Assert.Empty((await Walked(language)).Missed);

    [Fact]
    public async Task Axe_finds_nothing_serious() => None(await Of("axe", "zh-CN"));

    [Theory, MemberData(nameof(Languages))]
    public async Task It_never_scrolls_sideways(string language) => None(await Of("wide", language));

    [Theory, MemberData(nameof(Languages))]
    public async Task It_speaks_the_readers_language(string language) => None(await Of("words", language));

    /// <summary>Says all of them: a list that is cut short would be mended piece by piece.</summary>
    private static void None(IEnumerable<string> findings) => Assert.True(!findings.Any(), string.Join('\n', findings));

    private async Task<IEnumerable<string>> Of(string rule, string language) => (await Walked(language)).Findings.Where(f => f.Rule == rule).Select(f => f.ToString());

    /// <summary>Walked once for all tests of a language.</summary>
    private async Task<Walk> Walked(string language)
    {
        if (!Walks.TryGetValue(language, out var walk)) Walks[language] = walk = Walk.Through(await houses.In(language));
        return await walk;
    }
}
