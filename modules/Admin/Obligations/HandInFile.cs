using System.Security.Cryptography;
using Dealership.Plugin;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Obligations;

/// <summary>
/// Hands in a file or a photo as evidence (文件凭证), with the server's own time. The same picture proves one thing once: a
/// second use is found by its digest and refused with the place of the first.
/// </summary>
[OpenTo]
internal sealed class HandInFile(Db db, Caller caller, IHouse house, TimeProvider clock) : IDuty
{
    /// <summary>A phone's photo fits; a film does not.</summary>
    public const int Megabytes = 10;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".pdf"] = "application/pdf",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    /// <summary>Endings that are taken, for the field.</summary>
    public static string Accepted { get; } = string.Join(',', Types.Keys);

    /// <summary>A file as it came; too large a one comes without its content.</summary>
    internal sealed record Taken(string Name, byte[] Content, bool TooLarge)
    {
        public static async Task<Taken?> From(IFormFile? file, CancellationToken ct)
        {
            if (file is null || file.Length == 0) return null;
            if (file.Length > Megabytes << 20) return new(file.FileName, [], true);
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, ct);
            return new(Path.GetFileName(file.FileName), copy.ToArray(), false);
        }
    }

    private const string UsedSql = """
        select o.what_zh, o.what_en from admin.evidence_files f
        join   admin.evidence e on e.store_id = @store and e.file_id = f.id
        join   admin.obligations o on o.store_id = @store and o.clause_code = e.clause_code and o.subject = e.subject
        where  f.store_id = @store and f.sha256 = @digest limit 1
        """;

    private const string KeepSql = """
        insert into admin.evidence_files (store_id, id, name, type, sha256, content, given_at, given_by)
        values (@store, @id, @name, @type, @digest, @content, @now, @me)
        on conflict on constraint one_file_proves_once do nothing
        """;

    /// <summary>Field names of problems: File.</summary>
    public async Task<Outcome> Now(Guid obligation, Taken? file, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Row<ObligationRecord.Row>(ObligationRecord.One, new { id = obligation, me = caller.PersonId, positions = caller.Positions.ToArray(), now }, ct);
        if (row is null || !GivenEvidence.MayProve(row, house, caller)) return GivenEvidence.Refusal(row, house);
        var type = file is null ? null : Types.GetValueOrDefault(Path.GetExtension(file.Name));
        var problems = new Problems()
            .When(file is null, "File", "请选择文件。", "Choose a file.")
            .When(file is { TooLarge: true }, "File", $"文件不能超过{Megabytes}MB。", $"A file may have {Megabytes} MB at most.")
            .When(file is not null && type is null, "File", "只收照片、PDF、Excel和Word文件。", "Photos, PDF, Excel and Word files are taken.")
            .When(file is { Name.Length: > 200 }, "File", "文件名太长。", "The file's name is too long.");
        if (problems.Any) return problems.Refusal();
        var (id, digest) = (Guid.CreateVersion7(now), SHA256.HashData(file!.Content));
        if (await db.Do(KeepSql, new { id, name = file.Name, type, digest, content = file.Content, now, me = caller.PersonId }, ct) == 0)
        {
            var first = await db.Row<Used>(UsedSql, new { digest }, ct);
            return new Problems().When(true, "File", $"这份文件已经作过凭证：{first?.WhatZh}。请交新的。", $"This very file was evidence before, of: {first?.WhatEn}. Hand in a new one.").Refusal();
        }
        await GivenEvidence.Write(db, caller, row, "file", "", id, now, ct);
        return Outcome.Done(obligation, new("文件已存为凭证", "The file is kept as evidence"));
    }

    private sealed record Used(string WhatZh, string WhatEn);
}
