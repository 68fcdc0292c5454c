using System.Text.RegularExpressions;
using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>Adds a position of the store's own; it has no rights until some are given to it.</summary>
[Needs(Rights.KeepPositions)]
internal sealed partial class AddPosition(Db db, IHouse house) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public string? Code { get; set; }
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }
        public string? Superior { get; set; } = Position.GeneralManager;
        public string? Department { get; set; }
    }

    private const string Sql = """
        insert into admin.positions (store_id, code, name_zh, name_en, superior_code, department)
        select @store, @code, @zh, @en, s.code, @department from admin.positions s where s.store_id = @store and s.code = @superior
        on conflict do nothing returning code
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var code = form.Code?.Trim().ToUpperInvariant() ?? "";
        var zh = form.NameZh?.Trim() ?? "";
        var problems = new Problems()
            .When(!Shape().IsMatch(code), nameof(form.Code), "代码用 2 到 8 个大写字母或数字，字母开头。", "The code has 2 to 8 capitals or figures and begins with a letter.")
            .When(zh.Length is 0 or > 30, nameof(form.NameZh), "请填写岗位名称。", "Enter the position's name.")
            .When(!house.Departments.ContainsKey(form.Department ?? ""), nameof(form.Department), "请选择部门。", "Choose a department.");
        if (problems.Any) return problems.Refusal();
        var en = string.IsNullOrWhiteSpace(form.NameEn) ? zh : form.NameEn.Trim();
        return await db.Row<string>(Sql, new { code, zh, en, superior = form.Superior ?? "", department = form.Department }, ct) is null
            ? problems.When(true, nameof(form.Code), "已有这个代码，或没有这个上级岗位。", "The code is taken, or there is no such superior position.").Refusal()
            : Outcome.Done(null, new($"已添加岗位 {zh}", $"Position {en} added"));
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,7}$")]
    private static partial Regex Shape();
}
