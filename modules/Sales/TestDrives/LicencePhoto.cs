using Dealership.Plugin;
using Microsoft.AspNetCore.DataProtection;

namespace Dealership.Sales.TestDrives;

/// <summary>The photo of a licence, for whoever went along and nobody else: no supervisor, no manager, no other department.</summary>
[Needs(TestDriveRights.Drive)]
internal sealed class LicencePhoto(Db db, Caller caller, IDataProtectionProvider keys) : IRead
{
    internal sealed record Picture(byte[] Content, string Type);

    private const string Sql = """
        select l.content, l.type from sales.licence_photos l join sales.test_drives d on d.store_id = @store and d.id = l.drive_id
        where  l.store_id = @store and l.drive_id = @id and d.consultant_id = @me
        """;

    public async Task<Picture?> Of(Guid drive, CancellationToken ct) =>
        await db.Row<Picture>(Sql, new { id = drive, me = caller.PersonId }, ct) is { } kept ? kept with { Content = PhotographLicence.Protector(keys).Unprotect(kept.Content) } : null;
}
