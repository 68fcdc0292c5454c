using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>A photo that was taken on a round or of a defect.</summary>
[OpenTo]
internal sealed class RoundPhoto(Db db) : IRead
{
    private const string Sql = """
        select f.name, f.type, f.content from admin.evidence_files f
        where  f.store_id = @store and f.id = @file
          and  (exists (select 1 from admin.round_zones z where z.store_id = @store and z.file_id = f.id)
             or exists (select 1 from admin.defects d where d.store_id = @store and d.file_id = f.id)
             or exists (select 1 from admin.defect_fixes x where x.store_id = @store and x.file_id = f.id))
        """;

    public Task<EvidenceFile.Kept?> Open(Guid file, CancellationToken ct) => db.Row<EvidenceFile.Kept>(Sql, new { file }, ct);
}
