using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dealership.Benchmarks.Walls;

/// <summary>Every way × every position × no sign-in, against what the ways declare.</summary>
internal sealed partial class RightsWall(Knock knock, Plausible plausible, Breaches breaches, Chairs chairs, int seed)
{
    /// <summary>Knocks everywhere as everybody.</summary>
    public async Task Try(IReadOnlyList<Way> ways, IReadOnlyList<Seat> seats, CancellationToken ct) =>
        await Parallel.ForEachAsync(ways, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (way, _) =>
        {
            if (way.Kind == WayKind.House) { await Stranger(way); return; }
            await Stranger(way);
            if (way is { Kind: WayKind.Page, Method: "POST" }) return; // posts of pages are tried form by form
            // Those who may go first: what they get shows whether the address leads anywhere.
            var may = new HashSet<int>();
            foreach (var seat in seats.OrderByDescending(s => way.Right is null || s.Declared.Contains(way.Right))) await Position(way, seat, may);
        });

    private async Task Stranger(Way way)
    {
        var answer = await Send(way, null);
        breaches.Tried("way × no sign-in");
        if (way.OpenToStrangers) return;
        // A body that cannot be read is turned away before anybody asks who sent it; this one can.
        if (!answer.AsksToSignIn) breaches.Found("no sign-in leads nowhere", way.ToString(), $"{answer.Status} for {answer.Asked}");
    }

    private async Task Position(Way way, Seat seat, HashSet<int> others)
    {
        var round = chairs.Times;
        var answer = await Send(way, seat);
        breaches.Tried("way × position");
        if (answer.AsksToSignIn && way.Template != "/sign-out") breaches.Found("who is signed in is known", way.ToString(), $"{answer.Status} for {seat}");
        if (way.Right is null) return;
        var may = seat.Declared.Contains(way.Right);
        if (may && answer.Refuses)
        {
            // Somebody who may took a clause away at another way, and the right with it: given back, it opens.
            await chairs.SetBack(round);
            answer = await Send(way, seat);
        }
        breaches.Tried(may ? "  of them with the right" : "  of them without the right");
        if (may) others.Add(answer.Status);
        // A made-up month or code is turned away before anybody asks for the right, and from everybody.
        if (!may && answer.Status is 400 or 404 && others.Contains(answer.Status) && (answer.Status == 400 || FreeBlank().IsMatch(way.Template))) breaches.Tried("  of them at an address that leads nobody anywhere");
        else if (!may && !answer.Refuses) breaches.Found("without the right 403", way.ToString(), $"{answer.Status} for {seat} without {way.Right}: {answer.Asked}");
        if (may && answer.Refuses) breaches.Found("with the right no 403", way.ToString(), $"{seat} with {way.Right}");
    }

    /// <summary>Ids that nobody has: with the right this answers that there is no such record, and changes nothing.</summary>
    private Task<Answer> Send(Way way, Seat? seat)
    {
        var dice = new Random(seed + way.Template.Length);
        var path = plausible.Path(way, dice, new Guid(dice.Next(), 1, 4, new byte[8])) + plausible.Query(way, dice);
        return knock.At(way, seat, path, Content(way, plausible, dice));
    }

    /// <summary>A body that can be read, where one is taken.</summary>
    public static HttpContent? Content(Way way, Plausible plausible, Random dice)
    {
        if (way.Body is { } type) return JsonContent.Create(plausible.Body(type, dice) ?? new JsonObject());
        if (!way.TakesForm) return null;
        var form = new MultipartFormDataContent();
        foreach (var (name, fieldType) in way.Fields)
            if (fieldType.Name == "IFormFile") form.Add(new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]), name, "图.jpg");
            else form.Add(new StringContent(plausible.Word(fieldType, name, dice)), name);
        return form;
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex FreeBlank();
}
