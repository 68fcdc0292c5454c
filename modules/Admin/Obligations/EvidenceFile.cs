using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>A file that was handed in as evidence, for whoever may see the obligation it proves.</summary>
[OpenTo]
internal sealed class EvidenceFile(Db db, ObligationRecord record) : IRead
{
    internal sealed record Kept(string Name, string Type, byte[] Content);

    private const string Sql = """
        select f.name, f.type, f.content
        from   admin.obligations o
        join   admin.evidence e on e.store_id = @store and e.clause_code = o.clause_code and e.subject = o.subject and e.file_id = @file
        join   admin.evidence_files f on f.store_id = @store and f.id = e.file_id
        where  o.store_id = @store and o.id = @obligation
        """;

    /// <exception cref="NotAllowedException">The caller may not see the obligation.</exception>
    public async Task<Kept?> Open(Guid obligation, Guid file, CancellationToken ct) =>
        await record.Show(obligation, ct) is null ? null : await db.Row<Kept>(Sql, new { obligation, file }, ct);
}
