using System.Security.Cryptography;
using System.Text;
using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Editions;

/// <summary>Brings in a new edition of the document (导入新版), pasted or as a file, and lays it beside what is in force. It decides nothing.</summary>
[Needs(EditionRights.Decide)]
internal sealed class BringEdition(Db db, Caller caller, WordsInForce words, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>What it is called: 2026修订版.</summary>
        public string? Title { get; set; }

        /// <summary>The text, where it is pasted.</summary>
        public string? Pasted { get; set; }
    }

    private const string KeepSql = """
        insert into admin.editions (store_id, id, title, content, file_name, sha256, skipped, brought_at, brought_by) values (@store, @id, @title, @content, @name, @digest, @skipped, @now, @me)
        on conflict on constraint brought_once do nothing
        """;

    private const string LinesSql = """
        insert into admin.edition_lines (store_id, edition_id, place, kind, code, position, said, said_en, was, likeness)
        select @store, @id, l.place, l.kind, nullif(l.code, ''), l.position, l.said, l.english, l.was, l.likeness
        from   unnest(@kinds, @codes, @positions, @saids, @englishes, @wases, @likenesses::numeric[]) with ordinality as l(kind, code, position, said, english, was, likeness, place)
        """;

    /// <summary>Field names of problems: Title, Pasted, File.</summary>
    public async Task<Outcome> Now(Form form, HandInFile.Taken? file, CancellationToken ct)
    {
        var title = form.Title?.Trim() ?? "";
        var pasted = form.Pasted?.Trim() ?? "";
        var sheet = file?.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true;
        var problems = new Problems()
            .When(title.Length is 0 or > 60, nameof(Form.Title), "请写版本名称，最多60字。", "Name the edition, in 60 characters at most.")
            .When(pasted.Length == 0 && file is null, nameof(Form.Pasted), "请粘贴文件全文，或选一个文件。", "Paste the text, or choose a file.")
            .When(pasted.Length > 0 && file is not null, "File", "粘贴和文件只用一种。", "Paste it or choose a file, not both.")
            .When(pasted.Length > 200_000, nameof(Form.Pasted), "太长，最多20万字。", "Too long: 200,000 characters at most.")
            .When(file is { TooLarge: true }, "File", $"文件不能超过{HandInFile.Megabytes}MB。", $"A file may have {HandInFile.Megabytes} MB at most.")
            .When(file is not null && !sheet && !file.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase), "File", "只收 .txt 和 .xlsx；Word 文件请另存为纯文本，或把全文粘贴进来。", "A .txt or .xlsx is taken; save a Word file as plain text, or paste it.");
        if (problems.Any) return problems.Refusal();
        var content = file?.Content ?? Encoding.UTF8.GetBytes(pasted);
        var read = sheet ? DocumentSheet.Read(content) : DocumentText.Read(file is null ? pasted : DocumentText.Decoded(content));
        if (read.Problem is { } wrong) return new Problems().When(true, file is null ? nameof(Form.Pasted) : "File", wrong.Zh, wrong.En).Refusal();
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var lines = Comparing.Lay(read.Lines, await words.Clauses(ct), await words.Makers(ct));
        if (await db.Do(KeepSql, new { id, title, content, name = file?.Name ?? "", digest = SHA256.HashData(content), skipped = read.Skipped, now, me = caller.PersonId }, ct) == 0)
            return new Problems().When(true, file is null ? nameof(Form.Pasted) : "File", "这一版已经导入过。", "This very edition was brought in before.").Refusal();
        await db.Do(LinesSql, new
        {
            id,
            kinds = lines.Select(l => l.Kind).ToArray(),
            codes = lines.Select(l => l.Code ?? "").ToArray(),
            positions = lines.Select(l => l.Position).ToArray(),
            saids = lines.Select(l => l.Said).ToArray(),
            englishes = lines.Select(l => l.English).ToArray(),
            wases = lines.Select(l => l.Was).ToArray(),
            likenesses = lines.Select(l => Math.Round((decimal)l.Likeness, 3)).ToArray(),
        }, ct);
        return Outcome.Done(id, new($"已读入 {read.Lines.Count} 条，逐条看差别", $"{read.Lines.Count} duties read; look at what differs"));
    }
}
