using System.Security.Cryptography;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>
/// Draws a sample again from what was kept (验算): the seed against the digest that was shown before it, the records against
/// their frozen digest, the order against what was drawn. Open to whoever may see the sample.
/// </summary>
[OpenTo]
internal sealed class SampleCheck(Db db, SampleRecord record) : IRead
{
    /// <param name="Sample">The sample.</param>
    /// <param name="Seed">In hexadecimal; nothing until the period is over.</param>
    /// <param name="SeedFits">Its digest is the one shown before the period began; nothing before it is shown.</param>
    /// <param name="RecordsFit">The records drawn from are those frozen at the drawing.</param>
    /// <param name="DrawnFits">Drawing again takes the same ones in the same order.</param>
    /// <param name="Order">Every record with its code, in the order drawn.</param>
    internal sealed record View(SampleRecord.View Sample, string? Seed, bool? SeedFits, bool RecordsFit, bool? DrawnFits, IReadOnlyList<Drawn> Order)
    {
        public bool Fits => RecordsFit && SeedFits is true && DrawnFits is true;
    }

    /// <summary>A record of the population; its rank is nothing when it was not taken.</summary>
    internal sealed record Drawn(Guid Id, string? Code, int? Rank);

    private const string Sql = """
        select m.population, m.digest, s.seed, s.digest as seed_digest
        from   admin.samples m
        join   admin.sampling_seeds s on s.store_id = @store and s.clause_code = m.clause_code and s.turn = m.turn
        where  m.store_id = @store and m.id = @id
        """;

    /// <exception cref="NotAllowedException">The caller may not see the sample.</exception>
    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await record.Show(id, ct) is not { } sample) return null;
        var kept = (await db.Row<Kept>(Sql, new { id }, ct))!;
        var fits = Drawing.Digest(kept.Population).AsSpan().SequenceEqual(kept.Digest);
        var ranks = sample.Lines.ToDictionary(l => l.EvidenceId, l => l.Rank);
        if (!sample.Revealed) return new(sample, null, null, fits, null, [.. kept.Population.Order().Select(e => new Drawn(e, null, ranks.TryGetValue(e, out var rank) ? rank : null))]);
        var order = Drawing.Order(kept.Seed, kept.Population);
        return new(sample, Convert.ToHexStringLower(kept.Seed), SHA256.HashData(kept.Seed).AsSpan().SequenceEqual(kept.SeedDigest), fits,
            order.Take(sample.Lines.Count).Select(o => o.Id).SequenceEqual(sample.Lines.Select(l => l.EvidenceId)),
            [.. order.Select(o => new Drawn(o.Id, o.Code, ranks.TryGetValue(o.Id, out var rank) ? rank : null))]);
    }

    private sealed record Kept(Guid[] Population, byte[] Digest, byte[] Seed, byte[] SeedDigest);
}
