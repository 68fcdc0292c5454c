using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>A file that a supervisor added to what he found, for whoever may see the sample.</summary>
[OpenTo]
internal sealed class SampleFile(Db db, SampleRecord record) : IRead
{
    private const string Sql = """
        select f.name, f.type, f.content
        from   admin.sample_lines x
        join   admin.evidence_files f on f.store_id = @store and f.id = x.file_id
        where  x.store_id = @store and x.sample_id = @sample and x.file_id = @file
        """;

    /// <exception cref="NotAllowedException">The caller may not see the sample.</exception>
    public async Task<EvidenceFile.Kept?> Open(Guid sample, Guid file, CancellationToken ct) =>
        await record.Show(sample, ct) is null ? null : await db.Row<EvidenceFile.Kept>(Sql, new { sample, file }, ct);
}
