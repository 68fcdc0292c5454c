using Dealership.Benchmarks;

// Ctrl-C ends a measurement and takes what it started with it.
using var end = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; end.Cancel(); };

var benches = typeof(IBench).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IBench))).Select(t => (IBench)Activator.CreateInstance(t)!).OrderBy(b => b.Verb).ToArray();
if (benches.SingleOrDefault(b => b.Verb == args.FirstOrDefault()) is { } bench) return await bench.Run(new(args.AsSpan(1)), end.Token);

foreach (var known in benches) Console.WriteLine($"{known.Verb,-8} {known.Measures}");
return args.Length == 0 ? 0 : 1;
