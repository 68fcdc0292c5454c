using Dealership.Admin.Supervision;

namespace Dealership.Admin.Tests.Supervision;

/// <summary>
/// The drawing against what OpenSSL says: <c>printf %s {id} | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f</c> gives 5a1e… for
/// the third id, 7e34… for the first and 96b8… for the second; <c>sha256sum</c> of the first two ids, a line each, gives 7a70….
/// </summary>
public sealed class DrawingTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 3).Select(i => new Guid($"00000000-0000-0000-0000-00000000000{i}"))];

    [Fact]
    public void Records_stand_in_the_order_of_their_keyed_digests() => Assert.Equal(
        [(Ids[2], "5a1ef0189eef15335dcf15254cfb5c1ff130f9259380d580e4a73325c7efef1a"), (Ids[0], "7e3418e44a8796d25414f01f64d6131861374eb9b0f98058ac67439e857a9eef"), (Ids[1], "96b82e0e1eabf2ef2d603108d2fbefda6dfef6ad6240f843dafd3a2c417a9a48")],
        Drawing.Order(Seed, Ids));

    [Fact]
    public void The_digest_of_the_records_does_not_depend_on_how_they_come() => Assert.All(
        new[] { Drawing.Digest(Ids[..2]), Drawing.Digest(Ids[..2].Reverse()) },
        digest => Assert.Equal("7a70c782c5d30f61a8f57b905eaa11c41ec8ffeafaa3a0e99c4fca60044a28d4", Convert.ToHexStringLower(digest)));

    [Fact]
    public void Over_many_seeds_every_record_is_taken_about_as_often_as_any_other()
    {
        var ids = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToArray();
        var taken = Enumerable.Range(0, 2000).SelectMany(_ => Drawing.Order(Drawing.Seed(), ids).Take(3)).CountBy(x => x.Id).ToDictionary();
        // 600 each are expected, with a deviation of about 20: beyond 100 is chance once in a million runs.
        Assert.All(ids, id => Assert.InRange(taken.GetValueOrDefault(id), 500, 700));
    }
}
