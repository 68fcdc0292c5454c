using Dealership.Admin.Door;
using Dealership.Admin.People;
using Dealership.Admin.Positions;
using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.SetUp;

/// <summary>
/// The first visit: the store, its calendar, its positions and its first account, a general manager. Open to strangers, for
/// nobody is there yet, and closed for good once a store is.
/// </summary>
[OpenTo(EvenStrangers = true)]
internal sealed class OpenStore(Db db, IDoor door, TimeProvider clock) : IDuty
{
    /// <summary>The store that the first visit makes; the desk of a stranger at it does the duty.</summary>
    public const int FirstStore = 1;

    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public string? StoreName { get; set; }
        public string? Zone { get; set; } = "Asia/Shanghai";
        public string? OemName { get; set; }
        public int[] OpenDays { get; set; } = [1, 2, 3, 4, 5, 6, 7];
        public string? Name { get; set; }
        public string? Login { get; set; }
        public string? Password { get; set; }
        public string? Again { get; set; }
        public string Language { get; set; } = "zh";
    }

    private const string Store = """
        insert into admin.stores (store_id, name, zone, oem_name, language, opened_at)
        values (@store, @storeName, @zone, @oemName, @language, @now)
        """;

    private const string First = """
        insert into admin.people (store_id, id, number, name, joined_on) values (@store, @id, '001', @name, @today);
        insert into admin.holdings (store_id, person_id, position_code, since) values (@store, @id, 'GM', @today);
        insert into admin.logins (store_id, person_id, login, password_hash, stamp) values (@store, @id, @login, @hash, @stamp)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = StoreRules.JudgeDays(StoreRules.Judge(new(), form.StoreName, form.Zone), form.OpenDays)
            .When(string.IsNullOrWhiteSpace(form.Name) || form.Name.Trim().Length > 40, nameof(form.Name), "请填写您的姓名。", "Enter your name.");
        Logins.Judge(problems, form.Login);
        Passwords.Judge(problems, form.Password, form.Again ?? "", form.Login?.Trim() ?? "");
        if (problems.Any) return problems.Refusal();
        // Two set-ups at once: whoever waits for the lock sees the other's store afterwards and is refused.
        await db.Do("select pg_advisory_xact_lock(7320)", null, ct);
        if (await db.Row<bool>("select admin.any_store()", null, ct))
            return Outcome.Refused("门店已经建好了，请直接登录。", "The store is set up already; please sign in.");

        var now = clock.GetUtcNow();
        var (id, stamp) = (Guid.CreateVersion7(), Passwords.NewStamp());
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(form.Zone!)).DateTime);
        await db.Do(Store, new
        {
            storeName = form.StoreName!.Trim(),
            zone = form.Zone,
            oemName = form.OemName?.Trim() ?? "",
            form.Language,
            now,
        }, ct);
        await db.Do(StandardHours.Sql, StandardHours.Arguments(form.OpenDays), ct);
        await db.Do(StandardPositions.Sql, StandardPositions.Arguments, ct);
        await db.Do(First, new { id, name = form.Name!.Trim(), today, login = form.Login!.Trim(), hash = Passwords.Hash(form.Password!), stamp }, ct);
        await door.Enter(id, FirstStore, stamp);
        return Outcome.Done(id, new($"{form.StoreName.Trim()} 建好了", $"{form.StoreName.Trim()} is set up"));
    }
}
