using Dealership.Benchmarks.Measuring;
using Dealership.TestKit;

namespace Dealership.Benchmarks.Compare;

/// <summary>The figures that are the same on every machine, against <c>limits.json</c>; for every change, in less than a minute.</summary>
internal sealed class GateBench : IBench
{
    private const int Rows = 5000;

    /// <inheritdoc />
    public string Verb => "gate";

    /// <inheritdoc />
    public string Measures => "Round trips, unprepared statements, bytes and buffers of six requests on 5,000 rows, against limits.json; ends with 1 on a breach.";

    /// <inheritdoc />
    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var limits = Limits.Read();
        await using var postgres = await OwnPostgres.Start(fast: true, ct);
        await MeasuredHouse.Make(postgres, "house", ct);
        await Filling.To(postgres, "house", 0, Rows, ct);
        await postgres.Do("house", Plan.Ask("house"), null, ct);
        var leads = await Filling.Some<Guid>(postgres, "house", "select id from sales.leads", Cast.Store, ct);
        var phones = await Filling.Some<string>(postgres, "house", "select phone from customer_service.customers", Cast.Store, ct);
        await using var wire = new Wire(postgres.At("house"));
        await using var house = await MeasuredHouse.Start(wire.ConnectionString);
        using var side = new Side("house", house.Url, house.Probe, new(leads, phones));
        var held = true;
        foreach (var (kind, counted) in await Counted.Of(side, wire, ct))
            foreach (var (figure, value) in new[] { ("trips", counted.Trips), ("unprepared", counted.Unprepared), ("bytes", counted.Bytes), ("buffers", counted.Buffers), ("errors", counted.Errors) })
                held &= limits.Holds(Verb, kind, figure, value);
        if (side.Refused is { } refused) Console.WriteLine(refused);
        return held ? 0 : 1;
    }
}
