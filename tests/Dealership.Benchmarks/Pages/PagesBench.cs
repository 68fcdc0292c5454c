using System.Diagnostics;
using System.Reflection;
using Dealership.Benchmarks.Measuring;
using Dealership.Benchmarks.Walls;
using Dealership.EndToEnd.Tests;
using Dealership.Plugin;
using Dealership.TestKit;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Dealership.Benchmarks.Pages;

/// <summary>Outcome 4: the pages of the menu in Chromium against a bare Blazor page in the same run, and what the host weighs.</summary>
internal sealed class PagesBench : IBench
{
    private const int Store = 11;

    public string Verb => "pages";

    public string Measures => "navigation to usable against a bare Blazor page, bytes, memory, start --rounds 9 --pages 12 --requests 3000 --position SM --published yes";

    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var (rounds, most, requests, position) = (options.Number("rounds", 9), options.Number("pages", 12), options.Number("requests", 3000), options.Word("position", "SM"));
        await using var database = await TestHouse.Open();
        var (token, places) = await Furnish(database.ConnectionString, position, ct);
        var script = Path.GetTempFileName();
        // As the README has it run for real: compiled ahead.
        await using var published = options.Word("published", "yes") == "yes" ? await PublishedHost.Make(ct) : null;
        try
        {
            var starting = Stopwatch.StartNew();
            await using var host = await HostProcess.StartFrom(published?.Folder ?? HostProcess.Folder, database.ConnectionString);
            await Served.Until(new(host.Url, "/health/ready"), ct);
            var hostStart = starting.Elapsed;
            var encoding = await Script(host.Url, script, ct);
            starting.Restart();
            await using var bare = await Served.Start("bare-site", "--database", database.ConnectionString, "--script", script, "--encoding", encoding);
            await Served.Until(new(bare.Url, "/ready"), ct);
            var bareStart = starting.Elapsed;
            Console.WriteLine($"start to first answer from the database: {hostStart.TotalMilliseconds:0} ms, bare {bareStart.TotalMilliseconds:0} ms, ratio {hostStart / bareStart:0.00} (goal ≤ 2): {Held(hostStart / bareStart <= 2)}");
            await Task.Delay(TimeSpan.FromSeconds(10), ct);
            Weigh("idle", host.ProcessId, 150);
            Weigh("idle of the bare site", bare.ProcessId);
            await Browse(host.Url, bare.Url, token, [.. places.Take(most)], rounds);
            await Load(host.Url, token, places, requests, ct);
            Weigh($"after {requests} requests", host.ProcessId, 250);
            await Task.Delay(TimeSpan.FromSeconds(20), ct);
            Weigh("20 s later", host.ProcessId, 250);
            return 0; // timed: it prints and never gates
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task Browse(Uri host, Uri bare, string token, string[] places, int rounds)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var all = places.Select(p => new Uri(host, p)).Append(new Uri(bare, "/")).ToArray();
        var (cold, warm) = (all.ToDictionary(a => a, _ => new List<Visit>()), all.ToDictionary(a => a, _ => new List<Visit>()));
        for (var round = 0; round <= rounds; round++) // the first round warms the servers and is not counted
            foreach (var address in all)
            {
                await using var context = await browser.NewContextAsync(new() { ExtraHTTPHeaders = [new("Authorization", $"Bearer {token}")], Locale = "zh-CN" });
                var (first, again) = (await Visits.Open(context, address), await Visits.Open(context, address));
                if (round == 0) continue;
                cold[address].Add(first);
                warm[address].Add(again);
            }
        var (bareCold, bareWarm) = (Middle(cold[all[^1]]), Middle(warm[all[^1]]));
        Console.WriteLine($"{"page",-30} {"first ms",9} {"ratio",6} {"bytes",9} {"again ms",9} {"ratio",6} {"bytes",9}   medians of {rounds}; goal: ratio ≤ 1.5");
        foreach (var address in all)
        {
            var (first, again) = (Middle(cold[address]), Middle(warm[address]));
            Console.WriteLine($"{(address == all[^1] ? "bare" : address.AbsolutePath),-30} {first.Usable,9:0.0} {first.Usable / bareCold.Usable,6:0.00} {first.Wire,9:N0} {again.Usable,9:0.0} {again.Usable / bareWarm.Usable,6:0.00} {again.Wire,9:N0}   {(address == all[^1] ? "" : Held(first.Usable / bareCold.Usable <= 1.5))}");
        }
    }

    private static Visit Middle(List<Visit> visits) => new(visits.Select(v => v.Usable).Order().ElementAt(visits.Count / 2), visits.Select(v => v.Wire).Order().ElementAt(visits.Count / 2));

    private static async Task Load(Uri host, string token, IReadOnlyList<string> places, int requests, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = host, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (n, stop) =>
        {
            using var answer = await http.GetAsync(places[n % places.Count], stop);
            await answer.Content.ReadAsByteArrayAsync(stop);
        });
    }

    /// <summary>A store with a life, a person of the position, and the pages of his menu.</summary>
    private static async Task<(string Token, string[] Places)> Furnish(string database, string position, CancellationToken ct)
    {
        await using var host = await RunningHost.Start(database, ct);
        await Life.Tell(host, database, Store, 200, ct);
        var books = await Books.Open(database);
        var seat = (await new TwoStores(host, books, database).Seats(Store)).Single(s => s.Position == position);
        var places = host.House.Rooms.SelectMany(r => r.Pages).Where(p => p.GetCustomAttribute<MenuAttribute>() is not null && p.GetCustomAttribute<NeedsAttribute>() is var needs && (needs is null || seat.Declared.Contains(needs.Right)))
            .Select(p => p.GetCustomAttributes<RouteAttribute>().First().Template).Where(t => !t.Contains('{', StringComparison.Ordinal)).Prepend("/").Distinct().ToArray();
        return (seat.Token, places);
    }

    /// <summary>The framework's script as the host sends it, so that the bare site sends the same bytes; answers how they are packed.</summary>
    private static async Task<string> Script(Uri host, string to, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = host, DefaultRequestHeaders = { AcceptEncoding = { new("br"), new("gzip") } } };
        using var sent = await http.GetAsync("/_framework/blazor.web.js", ct);
        await File.WriteAllBytesAsync(to, await sent.Content.ReadAsByteArrayAsync(ct), ct);
        return sent.Content.Headers.ContentEncoding.FirstOrDefault() ?? "identity";
    }

    private static void Weigh(string when, int process, int? goal = null)
    {
        // Judged by what lies in memory; the share leaves out what other processes have of the same libraries, its own is what no file holds.
        var (resident, share, own) = (Megabytes(process, "Rss:"), Megabytes(process, "Pss:"), Megabytes(process, "Pss_Anon:"));
        Console.WriteLine($"memory {when}: {resident:0} MB, its share {share:0} MB, its own {own:0} MB{(goal is { } most ? $" (goal ≤ {most}): {Held(resident <= most)}" : "")}");
    }

    private static double Megabytes(int process, string name) => long.Parse(File.ReadLines($"/proc/{process}/smaps_rollup").First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024.0;

    private static string Held(bool held) => held ? "held" : "NOT HELD";
}
