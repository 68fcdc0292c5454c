using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests.Pages;

/// <summary>Something that is wrong with a page.</summary>
/// <param name="Rule">Of which kind: <c>axe</c>, <c>wide</c> or <c>words</c>.</param>
/// <param name="Where">Address and how it was looked at.</param>
/// <param name="What">What.</param>
internal sealed record Finding(string Rule, string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>Looks at the page that is open, on a desk by day and on a phone at night.</summary>
internal static class Look
{
    private static readonly (string Name, int Width, int Height, ColorScheme Scheme)[] Views =
        [("desk, light", 1366, 768, ColorScheme.Light), ("phone, dark", 390, 844, ColorScheme.Dark)];

    /// <summary>
    /// Texts, also of attributes that are read out, in the language that the page is not in. What is marked with the other
    /// language's <c>lang</c> is meant to be; a word or two of Latin letters in a Chinese page are names and codes, and every plate begins with a Chinese letter.
    /// </summary>
    private const string WordsScript = """
        () => {
          const root = document.documentElement, english = root.lang.startsWith('en'), found = new Set(), plate = /[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}/g;
          const foreign = english ? /[\u4e00-\u9fff]/ : /[A-Za-z]{2,}[,;]?( [A-Za-z']+[,;]?){2,}/;
          const judge = (text, element) => {
            const marked = element.closest('[lang]');
            if (marked !== root && marked.lang.slice(0, 2) !== root.lang.slice(0, 2)) return;
            if (foreign.test(text.replace(plate, ''))) found.add(text.trim().replace(/\s+/g, ' ').slice(0, 80));
          };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode())
            if (!walker.currentNode.parentElement.closest('script, style, template')) judge(walker.currentNode.data, walker.currentNode.parentElement);
          for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label'])
            for (const element of document.body.querySelectorAll(`[${name}]`)) judge(element.getAttribute(name), element);
          judge(document.title, root);
          return [...found];
        }
        """;

    /// <summary>Once in the page and not once a question, as its wrapper would have it: half the time of the walk went there.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// The rules that a serious finding can come from; in the second view only those that judge what is drawn, for what is written is the same. Of a
    /// long table the first eight rows: colours are measured letter by letter, and the walk is as long as that takes.
    /// </summary>
    private const string AxeScript = """
        async drawn => {
          const grave = of => of.impact === 'serious' || of.impact === 'critical';
          const rules = axe._audit.rules.filter(rule => rule.enabled && grave(rule)).map(rule => rule.id)
            .filter(id => !drawn || ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'].includes(id));
          return (await axe.run({ exclude: ['tbody tr:nth-child(n+9)'] }, { resultTypes: ['violations'], runOnly: rules })).violations
            .filter(grave).map(v => `${v.id} ×${v.nodes.length}: ${v.nodes[0].html} ${JSON.stringify(v.nodes[0].any[0]?.data ?? '')}`);
        }
        """;

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="page">The browser.</param>
    /// <param name="address">As the findings call it.</param>
    /// <param name="axe">Whether axe is asked; what it sees is the same in every language, and it takes its time.</param>
    public static async Task<IEnumerable<Finding>> At(IPage page, string address, bool axe)
    {
        var found = (await page.EvaluateAsync<string[]>(WordsScript)).Select(text => new Finding("words", address, $"“{text}”")).ToList();
        if (axe) await page.EvaluateAsync(Axe);
        foreach (var (name, width, height, scheme) in Views)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.EvaluateAsync("() => document.getAnimations().forEach(fading => fading.finish())"); // axe would measure colours half way from light to dark
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth") is > 0 and var over)
                found.Add(new("wide", $"{address} ({name})", $"{over} px too wide"));
            if (axe)
                found.AddRange((await page.EvaluateAsync<string[]>(AxeScript, scheme == ColorScheme.Dark)).Select(what => new Finding("axe", $"{address} ({name})", what)));
            await page.Shot($"{await page.Locator("html").GetAttributeAsync("lang")}{address.Replace('/', '_')} ({name})");
        }
        await page.SetViewportSizeAsync(Views[0].Width, Views[0].Height);
        await page.EmulateMediaAsync(new() { ColorScheme = Views[0].Scheme });
        return found;
    }
}
