using System.Globalization;
using System.Text.Json;
using Dealership.Admin.Door;
using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Admin.People;

/// <summary>
/// The staff list, matched by employee number. It adds: nobody loses a position or a login by being in a list, and nobody
/// becomes general manager by it. Logins come without a password; a one-time password is given on the person's page.
/// </summary>
internal sealed class StaffImport(Db db, ICalendar calendar) : IImport
{
    public ImportSheet Sheet { get; } = new("staff", new("员工", "Staff"), Rights.KeepPeople,
    [
        new("number", new("工号", "Employee number"), CellKind.Text, true, ["员工编号", "员工号", "人员编号"]),
        new("name", new("姓名", "Name"), CellKind.Text, true, ["员工姓名", "名字"]),
        new("positions", new("岗位", "Positions"), CellKind.Text, false, ["职务", "职位", "岗位代码"]),
        new("login", new("登录名", "Sign-in name"), CellKind.Text, false, ["账号", "用户名"]),
        new("joined", new("入职日期", "Joined on"), CellKind.Date, false, ["入职时间", "到岗日期"]),
    ], ["number"]);

    private const string Apply1 = """
        with was as (select id, name, joined_on from admin.people where store_id = @store and number = @number),
        person as (
            insert into admin.people (store_id, id, number, name, joined_on) values (@store, @id, @number, @name, coalesce(@joined::date, @today))
            on conflict (store_id, number) do update set name = excluded.name, joined_on = coalesce(@joined::date, admin.people.joined_on)
            returning id, joined_on),
        held as (
            insert into admin.holdings (store_id, person_id, position_code, since)
            select @store, p.id, code, case when exists (select 1 from was) then @today else least(p.joined_on, @today) end from person p, unnest(@positions) as code
            where  not exists (select 1 from admin.holdings h where h.store_id = @store and h.person_id = p.id and h.position_code = code and h.until is null)
            on conflict do nothing returning position_code),
        login as (
            insert into admin.logins (store_id, person_id, login, stamp)
            select @store, id, @login, @stamp from person where @login::text is not null
            on conflict do nothing returning login)
        select p.id, (select name from was) as name, (select joined_on from was) as joined_on,
               coalesce((select array_agg(position_code) from held), '{}') as positions, exists (select 1 from login) as login
        from   person p
        """;

    private const string Revert1 = """
        delete from admin.holdings where store_id = @store and person_id = @id and position_code = any(@positions) and since >= @earliest;
        delete from admin.logins where store_id = @store and person_id = @id and @login
          and  not exists (select 1 from admin.sign_ins s where s.store_id = @store and s.person_id = @id);
        update admin.people set name = coalesce(@name, name), joined_on = coalesce(@joined::date, joined_on) where store_id = @store and id = @id;
        delete from admin.people p where p.store_id = @store and p.id = @id and @created
          and  not exists (select 1 from admin.holdings h where h.store_id = @store and h.person_id = p.id)
          and  not exists (select 1 from admin.logins l where l.store_id = @store and l.person_id = p.id)
          and  not exists (select 1 from admin.tokens t where t.store_id = @store and t.person_id = p.id);
        select exists (select 1 from admin.people where store_id = @store and id = @id and @created)
        """;

    public async Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var positions = await Positions(ct);
        var ours = (await db.Rows<Existing>("select lower(number) as number, id from admin.people where store_id = @store", null, ct)).ToDictionary(p => p.Number, p => p.Id);
        var logins = rows.Select(Login).OfType<string>().ToArray();
        var holders = (await db.Rows<Holder>("select login, person_id from admin.holders_of_logins(@logins)", new { logins }, ct)).ToDictionary(h => h.Login, h => h.PersonId);
        var twice = logins.GroupBy(l => l).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. rows.Select(row =>
        {
            Guid? id = ours.TryGetValue(row["number"]?.Trim().ToLowerInvariant() ?? "", out var known) ? known : null;
            var problems = Judge(row, positions);
            if (Login(row) is { } login && (twice.Contains(login) || (holders.TryGetValue(login, out var holder) && holder != id)))
                problems = [.. problems, new("login", new("这个登录名已有人使用，或在表里出现了两次。", "Somebody else has this sign-in name, or it stands twice in the sheet."))];
            return new RowVerdict(problems, id is not null);
        })];
    }

    public async Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (positions, today) = (await Positions(ct), await calendar.Today(ct));
        var results = new List<RowResult>(rows.Count);
        foreach (var row in rows)
        {
            if (Judge(row, positions) is [var problem, ..]) { results.Add(new(row.Number, null, false, Problem: problem)); continue; }
            var written = (await db.Row<Written>(Apply1, new
            {
                id = Guid.CreateVersion7(),
                number = row["number"]!.Trim(),
                name = row["name"]!.Trim(),
                joined = Day(row["joined"]),
                today,
                positions = Codes(row).Select(c => positions[c]).Distinct().ToArray(),
                login = row["login"]?.Trim(),
                stamp = Passwords.NewStamp(),
            }, ct))!;
            var before = new Before(written.Name, written.JoinedOn, written.Positions, written.Login, today);
            results.Add(new(row.Number, written.Id, written.Name is null, JsonSerializer.Serialize(before)));
        }
        return results;
    }

    public async Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct)
    {
        var stayed = new List<Problem>();
        foreach (var result in results.Where(r => r.Id is not null))
        {
            var before = JsonSerializer.Deserialize<Before>(result.Before!)!;
            if (!await TakeBack(result, before, ct))
                stayed.Add(new("", new($"第 {result.Number} 行的员工已登录过、有新的任岗或待办，保留。", $"The person of row {result.Number} has signed in or has newer positions or duties, and stays.")));
        }
        return stayed;
    }

    /// <summary>Whoever something refers to stays as he is: the foreign keys know best what does.</summary>
    private async Task<bool> TakeBack(RowResult result, Before before, CancellationToken ct)
    {
        await db.Do("savepoint staff_row", null, ct);
        try
        {
            var stays = await db.Row<bool>(Revert1, new
            {
                id = result.Id,
                name = before.Name,
                joined = before.JoinedOn,
                positions = before.Positions,
                login = before.Login,
                created = result.Created,
                earliest = result.Created ? DateOnly.MinValue : before.Today,
            }, ct);
            return !stays;
        }
        catch (PostgresException referred) when (referred.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            await db.Do("rollback to savepoint staff_row", null, ct);
            return false;
        }
    }

    private static Problem[] Judge(ImportRow row, Dictionary<string, string> positions)
    {
        var problems = new Problems()
            .When(row["number"]?.Trim().Length > 20, "number", "工号最多 20 个字符。", "An employee number has at most 20 characters.")
            .When(row["name"]?.Trim().Length > 40, "name", "姓名最多 40 个字符。", "A name has at most 40 characters.");
        foreach (var code in Codes(row))
            problems.When(!positions.ContainsKey(code), "positions", $"没有岗位“{code}”。", $"There is no position “{code}”.")
                .When(positions.GetValueOrDefault(code) == Position.GeneralManager, "positions", "总经理请在员工页面任命。", "Appoint a general manager on the person's page.");
        if (Login(row) is { } login) Logins.Judge(problems, login, "login");
        return [.. problems.Refusal().Problems];
    }

    private static string[] Codes(ImportRow row) =>
        (row["positions"] ?? "").Split([',', '，', '、', ';', '；', '+', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Login(ImportRow row) => string.IsNullOrWhiteSpace(row["login"]) ? null : row["login"]!.Trim().ToLowerInvariant();

    private static DateOnly? Day(string? cell) => DateOnly.TryParseExact(cell?.Split(' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Codes and names, in either language, to the code.</summary>
    private async Task<Dictionary<string, string>> Positions(CancellationToken ct)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var position in await db.Rows<Named>("select code, name_zh, name_en from admin.positions where store_id = @store and admin.open_from(@store, code, @today) order by sort", new { today = await calendar.Today(ct) }, ct))
            foreach (var name in new[] { position.Code, position.NameZh, position.NameEn }) known.TryAdd(name, position.Code);
        return known;
    }

    private sealed record Existing(string Number, Guid Id);

    private sealed record Holder(string Login, Guid PersonId);

    private sealed record Named(string Code, string NameZh, string NameEn);

    private sealed record Written(Guid Id, string? Name, DateOnly? JoinedOn, string[] Positions, bool Login);

    /// <summary>What a row changed: the name and first day it replaced, the positions and login it added, and the day it did.</summary>
    private sealed record Before(string? Name, DateOnly? JoinedOn, string[] Positions, bool Login, DateOnly Today);
}
