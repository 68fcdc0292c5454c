using System.Text.RegularExpressions;
using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>Adds a position of the store's own from a day on; it has no rights until some are given to it.</summary>
[Needs(Rights.KeepPositions)]
internal sealed partial class AddPosition(Db db, IHouse house, ICalendar calendar) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public string? Code { get; set; }
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }
        public string? Superior { get; set; } = Position.GeneralManager;
        public string? Department { get; set; }
        public int? Authorised { get; set; }
        public DateOnly? Since { get; set; }
    }

    private const string Sql = """
        insert into admin.positions (store_id, code, name_zh, name_en, superior_code, department, authorised, since)
        select @store, @code, @zh, @en, s.code, @department, @authorised, @since from admin.positions s where s.store_id = @store and s.code = @superior
        on conflict do nothing returning code
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var code = form.Code?.Trim().ToUpperInvariant() ?? "";
        var zh = form.NameZh?.Trim() ?? "";
        var today = await calendar.Today(ct);
        var since = form.Since ?? today;
        var problems = new Problems()
            .When(!Shape().IsMatch(code), nameof(form.Code), "代码用 2 到 8 个大写字母或数字，字母开头。", "The code has 2 to 8 capitals or figures and begins with a letter.")
            .When(zh.Length is 0 or > 30, nameof(form.NameZh), "请填写岗位名称。", "Enter the position's name.")
            .When(!house.Departments.ContainsKey(form.Department ?? ""), nameof(form.Department), "请选择部门。", "Choose a department.")
            .When(form.Authorised is < 0 or > 999, nameof(form.Authorised), "编制为 0 到 999。", "Posts are 0 to 999.")
            .When(since < today, nameof(form.Since), "过去的组织不能改，请选今天或以后。", "The past stays as it was; choose today or later.");
        if (problems.Any) return problems.Refusal();
        var en = string.IsNullOrWhiteSpace(form.NameEn) ? zh : form.NameEn.Trim();
        await db.Do(Faults.Hold, null, ct);
        if (await db.Row<string>(Sql, new { code, zh, en, superior = form.Superior ?? "", department = form.Department, authorised = form.Authorised, since }, ct) is null)
            return problems.When(true, nameof(form.Code), "已有这个代码，或没有这个上级岗位。", "The code is taken, or there is no such superior position.").Refusal();
        var faults = await Faults.Of(db, since, nameof(form.Superior), nameof(form.Superior), ct);
        return faults.Any ? faults.Refusal() : Outcome.Done(null, new($"已添加岗位 {zh}", $"Position {en} added"));
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,7}$")]
    private static partial Regex Shape();
}
