using System.Security.Cryptography;
using Dealership.Plugin;
using Microsoft.AspNetCore.Http;

namespace Dealership.Sales.Training;

/// <summary>A copy of a certificate as it is handed in: photo or PDF, kept once by its digest.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Content">Empty when it is too large.</param>
/// <param name="TooLarge">It is.</param>
internal sealed record CertificateFile(string Name, byte[] Content, bool TooLarge)
{
    private const int Megabytes = 10;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".pdf"] = "application/pdf",
    };

    /// <summary>Endings that are taken, for the field.</summary>
    public static string Accepted { get; } = string.Join(',', Types.Keys);

    private const string Sql = """
        insert into sales.certificate_files (store_id, id, name, type, sha256, content, given_at, given_by) values (@store, @id, @Name, @type, @digest, @Content, @now, @by)
        on conflict on constraint one_copy_per_certificate do nothing
        """;

    public static async Task<CertificateFile?> From(IFormFile? file, CancellationToken ct)
    {
        if (file is null || file.Length == 0) return null;
        if (file.Length > Megabytes << 20) return new(file.FileName, [], true);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        return new(Path.GetFileName(file.FileName), copy.ToArray(), false);
    }

    /// <summary>What is wrong with it, under the field File.</summary>
    public static Problems Check(Problems problems, CertificateFile? file) => problems
        .When(file is { TooLarge: true }, "File", $"文件不能超过{Megabytes}MB。", $"A file may have {Megabytes} MB at most.")
        .When(file is not null && !Types.ContainsKey(Path.GetExtension(file.Name)), "File", "只收照片和PDF。", "Photos and PDF are taken.")
        .When(file is { Name.Length: > 200 }, "File", "文件名太长。", "The file's name is too long.");

    /// <summary>Its id; nothing when this very copy was handed in before.</summary>
    public async Task<Guid?> Keep(Db db, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(now);
        return await db.Do(Sql, new { id, Name, type = Types[Path.GetExtension(Name)], digest = SHA256.HashData(Content), Content, now, by }, ct) == 0 ? null : id;
    }
}
