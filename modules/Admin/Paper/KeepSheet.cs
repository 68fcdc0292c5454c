using System.Security.Cryptography;
using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Paper;

/// <summary>Keeps the scan of a signed sheet (存签字单), once; the lines entered from it point to it.</summary>
[Needs(PaperRights.Keep)]
internal sealed class KeepSheet(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".pdf"] = "application/pdf",
    };

    public static string Accepted { get; } = string.Join(',', Types.Keys);

    private const string KeepSql = """
        insert into admin.evidence_files (store_id, id, name, type, sha256, content, given_at, given_by) values (@store, @id, @name, @type, @digest, @content, @now, @me)
        on conflict on constraint one_file_proves_once do nothing
        """;

    /// <summary>The same sheet may come again for lines that were left out; a file that proved something else may not.</summary>
    private const string FoundSql = """
        select f.id, exists (select 1 from admin.evidence e where e.store_id = @store and e.file_id = f.id and e.grade <> 'paper') as elsewhere
        from   admin.evidence_files f where f.store_id = @store and f.sha256 = @digest
        """;

    /// <summary>Field names of problems: File.</summary>
    public async Task<Outcome> Now(HandInFile.Taken file, CancellationToken ct)
    {
        var type = Types.GetValueOrDefault(Path.GetExtension(file.Name));
        var problems = new Problems()
            .When(file.TooLarge, "File", $"文件不能超过{HandInFile.Megabytes}MB。", $"A file may have {HandInFile.Megabytes} MB at most.")
            .When(type is null, "File", "只收照片和PDF。", "Photos and PDF are taken.")
            .When(file.Name.Length > 200, "File", "文件名太长。", "The file's name is too long.");
        if (problems.Any) return problems.Refusal();
        var digest = SHA256.HashData(file.Content);
        await db.Do(KeepSql, new { id = Guid.CreateVersion7(clock.GetUtcNow()), name = file.Name, type, digest, content = file.Content, now = clock.GetUtcNow(), me = caller.PersonId }, ct);
        return await db.Row<Found>(FoundSql, new { digest }, ct) is { Elsewhere: false } found
            ? Outcome.Done(found.Id, new("签字单已存", "The sheet is kept"))
            : new Problems().When(true, "File", "这份文件已经作过别的凭证。", "This file was evidence of something else.").Refusal();
    }

    private sealed record Found(Guid Id, bool Elsewhere);
}
