using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>The copy of a certificate: for whose it is and whoever sees all.</summary>
[Needs(TrainingRights.See)]
internal sealed class CertificateCopy(Db db, Caller caller) : IRead
{
    internal sealed record File(string Name, string Type, byte[] Content);

    private const string Sql = """
        select f.name, f.type, f.content from sales.nominations n join sales.certificate_files f on f.store_id = @store and f.id = n.file_id
        where  n.store_id = @store and n.id = @nomination and (@only::uuid is null or n.person_id = @only)
        """;

    public Task<File?> Open(Guid nomination, CancellationToken ct) => db.Row<File>(Sql, new { nomination, only = caller.May(TrainingRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);
}
