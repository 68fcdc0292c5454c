using System.Security.Cryptography;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Keeps a file that somebody hands in, with its digest and the server's time; the same file is kept once.</summary>
internal static class KeepFile
{
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

    /// <summary>Adds what is wrong with the file, under the field File.</summary>
    public static Problems Check(Problems problems, HandInFile.Taken? file) =>
        Check(problems, file, Types.Keys, "只收照片、PDF、Excel和Word文件。", "Photos, PDF, Excel and Word files are taken.");

    /// <summary>As above, where fewer kinds are taken; with the words that say which.</summary>
    public static Problems Check(Problems problems, HandInFile.Taken? file, IEnumerable<string> endings, string zh, string en) => problems
        .When(file is null, "File", "请选择文件。", "Choose a file.")
        .When(file is { TooLarge: true }, "File", $"文件不能超过{HandInFile.Megabytes}MB。", $"A file may have {HandInFile.Megabytes} MB at most.")
        .When(file is not null && !endings.Contains(Path.GetExtension(file.Name), StringComparer.OrdinalIgnoreCase), "File", zh, en)
        .When(file is { Name.Length: > 200 }, "File", "文件名太长。", "The file's name is too long.");

    /// <summary>The file's id; nothing when this very file was kept before.</summary>
    public static async Task<Guid?> Now(Db db, Caller caller, HandInFile.Taken file, DateTimeOffset now, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(now);
        var kept = await db.Do(KeepSql, new { id, name = file.Name, type = Types[Path.GetExtension(file.Name)], digest = SHA256.HashData(file.Content), content = file.Content, now, me = caller.PersonId }, ct);
        return kept == 0 ? null : id;
    }

    /// <summary>As <see cref="Now"/> where a file may be left out: its id where one was given, or the refusal of one kept before.</summary>
    public static async Task<(Guid? Id, Outcome? Refused)> IfGiven(Db db, Caller caller, HandInFile.Taken? file, DateTimeOffset now, CancellationToken ct)
    {
        if (file is null) return (null, null);
        return await Now(db, caller, file, now, ct) is { } kept ? (kept, null) : (null, await Used(db, file, ct));
    }

    /// <summary>The refusal of a file that was kept before, with the place of its first use.</summary>
    public static async Task<Outcome> Used(Db db, HandInFile.Taken file, CancellationToken ct)
    {
        var first = await db.Row<Use>(UsedSql, new { digest = SHA256.HashData(file.Content) }, ct) ?? new("另一份抽查", "another sample");
        return new Problems().When(true, "File", $"这份文件已经作过凭证：{first.WhatZh}。请交新的。", $"This very file was evidence before, of: {first.WhatEn}. Hand in a new one.").Refusal();
    }

    private sealed record Use(string WhatZh, string WhatEn);
}
