using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Host.Tests.Imports;

/// <summary>A sheet whose department does with a row what the row says.</summary>
internal sealed class FragileImport(Db db) : IImport
{
    public ImportSheet Sheet { get; } = new("fragile", new("易碎", "Fragile"), "tests.fragile", [new("what", new("做什么", "What"), CellKind.Text, true)], ["what"]);

    public Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct) => rows.Any(r => r["what"] == "stumble at the check")
        ? throw new KeyNotFoundException("no such thing")
        : Task.FromResult<IReadOnlyList<RowVerdict>>([.. rows.Select(_ => new RowVerdict([], false))]);

    public async Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        if (rows.Any(r => r["what"] == "stumble at the writing")) await db.Do("select 1 / 0", null, ct);
        return [.. rows.Select(r => new RowResult(r.Number, Guid.CreateVersion7(), true, null,
            r["what"] == "refuse" ? new("what", new("不行。", "No.")) : null))];
    }

    public Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>([.. results.Where(r => r.Number == 2).Select(_ => new Problem("keep me", new("有人在用。", "It is in use.")))]);
}
