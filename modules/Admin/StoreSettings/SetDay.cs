using Dealership.Admin.Permissions;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Opens or closes a day against the weekly pattern, with the reason; back to the pattern takes the exception away.</summary>
[Needs(Rights.KeepStore)]
internal sealed class SetDay(Db db) : IDuty
{
    /// <summary>What is chosen.</summary>
    internal sealed class Form
    {
        public DateOnly? Day { get; set; }

        /// <summary><c>open</c> or <c>closed</c>.</summary>
        public string? State { get; set; } = "closed";

        public string? Note { get; set; }
    }

    private const string Sql = """
        insert into admin.calendar_days (store_id, day, open, note) values (@store, @day, @open, @note)
        on conflict (store_id, day) do update set open = excluded.open, note = excluded.note;
        delete from admin.calendar_days c using admin.stores s
        where  c.store_id = @store and s.store_id = @store and c.day = @day and c.note = ''
          and  c.open = (extract(isodow from c.day)::int = any(s.open_days))
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(form.Day is null, nameof(form.Day), "请选择日期。", "Choose a day.")
            .When(form.State is not ("open" or "closed"), nameof(form.State), "请选择营业或休息。", "Choose open or closed.")
            .When(form.Note?.Trim().Length > 60, nameof(form.Note), "说明最多 60 个字符。", "The note has at most 60 characters.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { day = form.Day, open = form.State == "open", note = form.Note?.Trim() ?? "" }, ct);
        return Outcome.Done(null, form.State == "open"
            ? new($"{form.Day:M月d日} 营业", $"Open on {form.Day:yyyy-MM-dd}")
            : new($"{form.Day:M月d日} 休息", $"Closed on {form.Day:yyyy-MM-dd}"));
    }
}
