using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Writes a statutory day into the store's own edition, before the product knows the year's notice or against it.</summary>
[Needs(Rights.KeepStore)]
internal sealed class SetHoliday(Db db, ICalendar calendar, TimeProvider clock) : IDuty
{
    /// <summary>What is typed.</summary>
    internal sealed class Form
    {
        public DateOnly? Day { get; set; }

        /// <summary><c>holiday</c>, <c>workday</c> or <c>ordinary</c>.</summary>
        public string? Kind { get; set; } = StatutoryDay.Holiday;

        public string? Name { get; set; }
        public string? Source { get; set; }
    }

    private const string Sql = """
        insert into admin.statutory_days (store_id, day, id, kind, name, source, set_at) values (@store, @day, @id, @kind, @name, @source, @now)
        on conflict (store_id, day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source, set_at = excluded.set_at
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(form.Day is null, nameof(form.Day), "请选择日期。", "Choose a day.")
            .When(form.Day < await calendar.Today(ct), nameof(form.Day), "已经过去的日子不能再改。", "That day has passed and stays as it was.")
            .When(StatutoryDay.Kinds.All(k => k.Kind != form.Kind), nameof(form.Kind), "请选择放假、上班或照常。", "Choose holiday, working day or as usual.")
            .When(form.Name?.Trim() is not { Length: > 0 and <= 20 }, nameof(form.Name), "请填写名称（最多 20 个字符）。", "Enter what for (at most 20 characters).")
            .When(form.Source?.Trim().Length > 60, nameof(form.Source), "依据最多 60 个字符。", "The source has at most 60 characters.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new
        {
            day = form.Day,
            id = Guid.CreateVersion7(),
            kind = form.Kind,
            name = form.Name!.Trim(),
            source = form.Source?.Trim() ?? "",
            now = clock.GetUtcNow(),
        }, ct);
        return Outcome.Done(null, new($"{form.Day:M月d日} 已设定", $"{form.Day:yyyy-MM-dd} is set"));
    }
}
