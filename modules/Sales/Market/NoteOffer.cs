using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>Notes what a rival asks or offers (竞品价格、促销), on which day and where it was seen: without a source it is hearsay.</summary>
[Needs(MarketRights.Keep)]
internal sealed class NoteOffer(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public Guid? RivalId { get; set; }
        /// <summary>What the car is sold at, in yuan.</summary>
        public decimal? Price { get; set; }
        public string? Promotion { get; set; }
        /// <summary>Today when empty.</summary>
        public DateOnly? SeenOn { get; set; }
        public string? Channel { get; set; }
        public string? Source { get; set; }
    }

    // The survey is locked, so that nothing is noted while it is published.
    private const string HoldSql = "select published_at is not null from sales.market_surveys where store_id = @store and id = @id for update";

    private const string RivalSql = "select 1 from sales.rivals where store_id = @store and id = @RivalId and until is null";

    private const string Sql = """
        insert into sales.rival_offers (store_id, id, survey_id, rival_id, price, promotion, seen_on, channel, source, added_at, added_by)
        values (@store, @offer, @id, @RivalId, @Price, @promotion, @seen, @Channel, @source, @now, @by)
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.Row<bool?>(HoldSql, new { id }, ct) is not { } published) return Outcome.Refused("没有这份调研。", "There is no such survey.");
        if (published) return Outcome.Refused("调研已发布，不能再加。", "The survey is published; nothing is added.");
        var (today, now) = (await calendar.Today(ct), clock.GetUtcNow());
        var seen = form.SeenOn ?? today;
        var problems = new Problems()
            .When(form.RivalId is null || await db.Row<int?>(RivalSql, new { form.RivalId }, ct) is null, nameof(form.RivalId), "请选择在关注的竞品。", "Choose a rival that is watched.")
            .When(form.Price is <= 0 or > 5_000_000, nameof(form.Price), "价格是元，请核对。", "The price is in yuan: check it.")
            .When(form.Price is null && string.IsNullOrWhiteSpace(form.Promotion), nameof(form.Promotion), "价格和促销至少写一项。", "Write the price, the promotion or both.")
            .When(form.Promotion?.Length > 300, nameof(form.Promotion), "最多300字。", "At most 300 characters.")
            .When(seen > today, nameof(form.SeenOn), "看到的日期不能在将来。", "It cannot have been seen in the future.")
            .When(seen < today.AddDays(-62), nameof(form.SeenOn), "两个月前的已过时，请写最近的。", "It is two months old: note something recent.")
            .When(form.Channel is null || !Channel.All.Contains(form.Channel), nameof(form.Channel), "请选择来源。", "Choose where it was seen.")
            .When(form.Source?.Trim().Length is null or 0 or > 100, nameof(form.Source), "请写明来源：哪家店、哪个网站（100字以内）。", "Say the source: which dealer, which site, in at most 100 characters.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { offer = Guid.CreateVersion7(now), id, form.RivalId, form.Price, promotion = form.Promotion?.Trim() ?? "", seen, form.Channel, source = form.Source!.Trim(), now, by = caller.PersonId }, ct);
        return Outcome.Done(id, new("已记下", "Noted"));
    }
}
