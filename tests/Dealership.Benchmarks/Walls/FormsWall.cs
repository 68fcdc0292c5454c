using System.Text.RegularExpressions;
using Dealership.Benchmarks.Measuring;

namespace Dealership.Benchmarks.Walls;

/// <summary>Every form of every page as somebody who may open it: refused without its antiforgery token, and never an error of ours.</summary>
internal sealed partial class FormsWall(RunningHost host, Knock knock, Plausible plausible, Breaches breaches, Books books, Chairs chairs, int seed)
{
    private const int Records = 8;

    /// <summary>Opens each page, and posts each of its forms so often.</summary>
    public async Task Try(IReadOnlyList<Way> ways, IReadOnlyList<Seat> seats, int inputs, CancellationToken ct)
    {
        var pages = ways.Where(w => w is { Kind: WayKind.Page, Method: "GET" }).ToArray();
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (page, _) =>
        {
            var post = ways.FirstOrDefault(w => w.Method == "POST" && w.Template == page.Template);
            if (post is null) return;
            var tried = new HashSet<string>();
            var may = seats.Where(s => page.Right is null || s.Declared.Contains(page.Right)).ToArray();
            var dice = new Random(seed + page.Template.Length);
            for (var n = 0; n < (page.Blanks.Count > 0 ? Records : 2) && may.Length > 0; n++)
                await Open(page, post, may[n % may.Length], tried, dice, inputs);
            breaches.Tried(tried.Count > 0 ? "pages with forms that were posted" : "pages without forms, or of no planted record");
        });
    }

    private async Task Open(Way page, Way post, Seat seat, HashSet<string> tried, Random dice, int inputs)
    {
        var round = chairs.Times;
        var entered = await Cookie(seat);
        var opened = await knock.At(page, seat, plausible.Path(page, dice), cookie: entered);
        if (opened.AsksToSignIn && !page.OpenToStrangers) await chairs.SetBack(round);
        if (opened.Status != 200) return;
        var cookie = entered + (Antiforgery().Match(string.Join(';', opened.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])) is { Success: true } found ? "; " + found.Value : "");
        foreach (var form in PostedForm.On(opened.Body, opened.Asked.Trim()))
        {
            // The same form in each row of a list is one form.
            if (!tried.Add(Figures().Replace(form.Handler, "#"))) continue;
            var bare = await knock.At(post, seat, form.Action, form.Content((name, value) => name == PostedForm.Token ? null : value), cookie);
            breaches.Tried("page forms without antiforgery token");
            if (bare.Status is not (400 or 403) && !bare.TurnedAway) breaches.Found("antiforgery on page forms", page.Template, $"{bare.Status} for form {form.Handler}");
            for (var n = 0; n < inputs; n++)
            {
                var spoiled = form.Fields.Where(f => f.Key is not (PostedForm.Token or "_handler")).Select(f => f.Key).OrderBy(_ => dice.Next()).Take(dice.Next(1, 3)).ToHashSet();
                var answer = await knock.At(post, seat, form.Action, form.Content((name, value) => !spoiled.Contains(name) ? Filled(name, value, dice) : dice.Next(10) == 0 ? null : Nasty.Text(dice)), cookie);
                breaches.Tried("page forms with bad inputs");
                breaches.Tried($"  of them answered {answer.Status / 100}xx");
                if (answer.Body.Contains("<script>knock()", StringComparison.Ordinal)) breaches.Found("no script comes back", page.Template, answer.Asked);
            }
        }
    }

    private string Filled(string name, string value, Random dice) => value.Length > 0 ? value : plausible.Word(typeof(string), name.Split('.')[^1], dice);

    private async Task<string> Cookie(Seat seat) =>
        Seat.CookieFor(host, seat.Person, seat.Store, (await books.Rows<string>("select stamp from admin.logins where store_id = @store and person_id = @person", new { store = seat.Store, person = seat.Person })).FirstOrDefault() ?? "");

    [GeneratedRegex("antiforgery=[^;]+")]
    private static partial Regex Antiforgery();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")]
    private static partial Regex Figures();
}
