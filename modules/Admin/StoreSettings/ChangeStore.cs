using Dealership.Admin.Permissions;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Changes the store's name, maker or zone.</summary>
[Needs(Rights.KeepStore)]
internal sealed class ChangeStore(Db db) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public string? StoreName { get; set; }
        public string? Zone { get; set; }
        public string? OemName { get; set; }
    }

    private const string Sql = """
        update admin.stores set name = @name, zone = @zone, oem_name = @oem where store_id = @store
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = StoreRules.Judge(new(), form.StoreName, form.Zone);
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { name = form.StoreName!.Trim(), zone = form.Zone, oem = form.OemName?.Trim() ?? "" }, ct);
        return Outcome.Done(null, new("已保存", "Saved"));
    }
}
