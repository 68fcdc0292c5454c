using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Dealership.Benchmarks.Walls;

/// <summary>Generated bad inputs at every way, as those who may: no error of ours, nothing of another store, no script that comes back.</summary>
internal sealed class BadInputs(Knock knock, Plausible plausible, Breaches breaches, Chairs chairs, int seed)
{
    /// <summary>Sends so many to each way.</summary>
    public async Task Try(IReadOnlyList<Way> ways, IReadOnlyList<Seat> seats, int inputs, CancellationToken ct) =>
        await Parallel.ForEachAsync(ways.Where(w => w is not { Kind: WayKind.Page, Method: "POST" }), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (way, _) =>
        {
            var may = seats.Where(s => way.Right is null || s.Declared.Contains(way.Right)).ToArray();
            if (may.Length == 0) may = [.. seats];
            for (var n = 0; n < inputs; n++)
            {
                var dice = new Random(unchecked((((seed * 31) + StableHash(way.ToString())) * 31) + n));
                await One(way, may[dice.Next(may.Length)], dice);
            }
        });

    private async Task One(Way way, Seat seat, Random dice)
    {
        var path = way.Blanks.Count > 0 && dice.Next(6) == 0 ? Spoiled(way, dice) : plausible.Path(way, dice);
        var query = way.Query.Count > 0 ? Query(way, dice) : "";
        using var content = Content(way, dice);
        var round = chairs.Times;
        var answer = await knock.At(way, seat, path + query, content);
        if (answer.AsksToSignIn && !way.OpenToStrangers)
        {
            breaches.Tried("  of them by somebody who had lost his seat");
            await chairs.SetBack(round);
        }
        breaches.Tried("bad inputs");
        breaches.Tried($"  of them answered {answer.Status / 100}xx");
        if (answer.Body.Contains("<script>knock()", StringComparison.Ordinal) && way.Kind == WayKind.Page) breaches.Found("no script comes back", way.ToString(), answer.Asked);
    }

    private string Query(Way way, Random dice)
    {
        var spoiled = dice.Next(way.Query.Count);
        return "?" + string.Join('&', way.Query.Select((q, i) => (q, i)).Where(x => x.i == spoiled || dice.Next(3) == 0).Select(x =>
            $"{Uri.EscapeDataString(char.ToLowerInvariant(x.q.Name[0]) + x.q.Name[1..])}={Uri.EscapeDataString(x.i == spoiled ? Nasty.Short(dice) : plausible.Word(x.q.Type, x.q.Name, dice))}"));
    }

    private string Spoiled(Way way, Random dice)
    {
        var nasty = Uri.EscapeDataString(Nasty.Short(dice));
        var blank = way.Blanks[dice.Next(way.Blanks.Count)].Name;
        return string.Join('/', plausible.Path(way, dice).Split('/').Zip(way.Template.Split('/'), (made, said) => said.Contains("{" + blank, StringComparison.Ordinal) ? nasty : made));
    }

    private HttpContent? Content(Way way, Random dice)
    {
        if (way.Body is not { } type) return Form(way, dice);
        var body = plausible.Body(type, dice) ?? new JsonObject();
        if (dice.Next(8) == 0)
        {
            var (broken, contentType) = Nasty.Broken(dice, body.ToJsonString());
            return new StringContent(broken, Encoding.UTF8, contentType);
        }
        Nasty.Spoil(body, dice);
        return JsonContent.Create(body);
    }

    private HttpContent? Form(Way way, Random dice)
    {
        if (!way.TakesForm) return way.Changes && dice.Next(3) == 0 ? new StringContent(Nasty.Text(dice), Encoding.UTF8, "application/json") : null;
        if (dice.Next(6) == 0) return new StringContent("{}", Encoding.UTF8, "application/json");
        var form = new MultipartFormDataContent();
        var spoiled = dice.Next(Math.Max(1, way.Fields.Count));
        for (var i = 0; i < way.Fields.Count; i++)
        {
            var (name, type) = way.Fields[i];
            if (type.Name == "IFormFile") { if (i != spoiled || dice.Next(3) > 0) form.Add(new ByteArrayContent(Bytes(dice)), name, FileName(dice)); }
            else form.Add(new StringContent(i == spoiled ? Nasty.Text(dice) : plausible.Word(type, name, dice)), name);
        }
        if (!form.Any()) form.Add(new StringContent("x"), "x");
        return form;
    }

    private static byte[] Bytes(Random dice) => dice.Next(4) switch
    {
        0 => [],
        1 => [0x50, 0x4B, 3, 4, 1, 2, 3],
        2 => Encoding.UTF8.GetBytes("<script>knock()</script>"),
        _ => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[dice.Next(100)]],
    };

    /// <summary>Header values take no line ends; the rest a browser may send.</summary>
    private static string FileName(Random dice) => new string([.. Nasty.Text(dice).Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c != '"').Take(300)]) is var name && string.IsNullOrWhiteSpace(name) ? "x" : name;

    private static int StableHash(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
}
