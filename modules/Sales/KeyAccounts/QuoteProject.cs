using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Writes down a quote or a tender (报价、投标): after the filing passed, and with no more discount than is granted.</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class QuoteProject(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>quote</c> or <c>tender</c>.</summary>
        public string? Kind { get; set; }
        /// <summary>Yuan a car.</summary>
        public decimal? Discount { get; set; }
        public string? Note { get; set; }
    }

    private const string Sql = "insert into sales.key_quotes (store_id, id, project_id, kind, discount, note, at, by_person) values (@store, @quote, @id, @Kind, @Discount, @note, @now, @by)";

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await Projects.Hold(db, caller, id, await calendar.Today(ct), ct) is not { ClosedAt: null } project) return Projects.None;
        var problems = new Problems()
            .When(!project.HasPassed, "", "报备通过后才能报价、投标。", "It is quoted for once the filing passed.")
            .When(form.Kind is not ("quote" or "tender"), nameof(form.Kind), "请选择报价或投标。", "Choose quote or tender.")
            .When(form.Discount is not (>= 0 and <= 999_999), nameof(form.Discount), "请填写每台优惠（元）。", "Enter the discount in yuan a car.")
            .When(project.HasPassed && form.Discount > project.Allowed, nameof(form.Discount), $"超过政策每台{project.Allowed:#,##0}元，先请总经理审批。", $"More than the {project.Allowed:#,##0} yuan a car that are granted: ask the general manager first.")
            .When(form.Note?.Length > 300, nameof(form.Note), "最多300字。", "At most 300 characters.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { quote = Guid.CreateVersion7(), id, form.Kind, form.Discount, note = form.Note?.Trim() ?? "", now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(id, form.Kind == "tender" ? new("投标已登记", "Tender written down") : new("报价已登记", "Quote written down"));
    }
}
