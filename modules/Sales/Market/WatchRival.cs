using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>Puts a rival's model on the list of those watched (竞品名单), from a day on.</summary>
[Needs(MarketRights.Keep)]
internal sealed class WatchRival(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Brand { get; set; }
        public string? Model { get; set; }
        /// <summary>Code of the own model it is compared with.</summary>
        public string? Against { get; set; }
        /// <summary>Today when empty.</summary>
        public DateOnly? Since { get; set; }
    }

    private const string Sql = """
        insert into sales.rivals (store_id, id, brand, model, against, since, added_at, added_by) values (@store, @id, @brand, @model, @against, @since, @now, @by)
        on conflict (store_id, lower(brand), lower(model)) where until is null do nothing returning id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(form.Brand?.Trim().Length is null or 0 or > 30, nameof(form.Brand), "请写品牌（30字以内）。", "Write the brand, in at most 30 characters.")
            .When(form.Model?.Trim().Length is null or 0 or > 40, nameof(form.Model), "请写车型（40字以内）。", "Write the model, in at most 40 characters.")
            .When(form.Against?.Length > 20, nameof(form.Against), "车型代码最多20个字。", "At most 20 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        var id = await db.Row<Guid?>(Sql, new
        {
            id = Guid.CreateVersion7(now),
            brand = form.Brand!.Trim(),
            model = form.Model!.Trim(),
            against = string.IsNullOrWhiteSpace(form.Against) ? null : form.Against.Trim().ToUpperInvariant(),
            since = form.Since ?? await calendar.Today(ct),
            now,
            by = caller.PersonId,
        }, ct);
        return id is null ? Outcome.Refused([new(nameof(form.Model), new("这款竞品已在名单里。", "This rival is on the list already."))]) : Outcome.Done(id, new("已加入竞品名单", "On the list"));
    }
}
