using System.Security.Cryptography;
using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Paper;

/// <summary>Keeps the scan of a signed sheet (存签字单), once; the lines entered from it point to it.</summary>
[Needs(PaperRights.Keep)]
internal sealed class KeepSheet(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".pdf"];

    public static string Accepted { get; } = string.Join(',', Endings);

    /// <summary>The same sheet may come again for lines that were left out; a file that proved something else may not.</summary>
    private const string FoundSql = """
        select f.id, exists (select 1 from admin.evidence e where e.store_id = @store and e.file_id = f.id and e.grade <> 'paper') as elsewhere
        from   admin.evidence_files f where f.store_id = @store and f.sha256 = @digest
        """;

    /// <summary>Field names of problems: File.</summary>
    public async Task<Outcome> Now(HandInFile.Taken file, CancellationToken ct)
    {
        if (KeepFile.Check(new(), file, Endings, "只收照片和PDF。", "Photos and PDF are taken.") is { Any: true } problems) return problems.Refusal();
        await KeepFile.Now(db, caller, file, clock.GetUtcNow(), ct);
        return await db.Row<Found>(FoundSql, new { digest = SHA256.HashData(file.Content) }, ct) is { Elsewhere: false } found
            ? Outcome.Done(found.Id, new("签字单已存", "The sheet is kept"))
            : new Problems().When(true, "File", "这份文件已经作过别的凭证。", "This file was evidence of something else.").Refusal();
    }

    private sealed record Found(Guid Id, bool Elsewhere);
}
