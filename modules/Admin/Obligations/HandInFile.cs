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

    /// <summary>Field names of problems: File.</summary>
    public async Task<Outcome> Now(Guid obligation, Taken? file, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Row<ObligationRecord.Row>(ObligationRecord.One, new { id = obligation, me = caller.PersonId, positions = caller.Positions.ToArray(), now }, ct);
        if (row is null || !GivenEvidence.MayProve(row, house, caller)) return GivenEvidence.Refusal(row, house);
        if (KeepFile.Check(new(), file) is { Any: true } problems) return problems.Refusal();
        if (await KeepFile.Now(db, caller, file!, now, ct) is not { } kept) return await KeepFile.Used(db, file!, ct);
        await GivenEvidence.Write(db, caller, row, "file", "", kept, now, ct);
        return Outcome.Done(obligation, new("文件已存为凭证", "The file is kept as evidence"));
    }
}
