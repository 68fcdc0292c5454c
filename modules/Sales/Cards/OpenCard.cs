using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Plugin.Values;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Cards;

/// <summary>
/// Opens an intention card (建卡): name, number and level. One customer has one open card: who is known already is joined to his card, and
/// a colleague's customer stays the colleague's. The first contact is owed with it.
/// </summary>
[Needs(CardRights.Keep)]
internal sealed class OpenCard(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, ICustomers customers, ContactDays days, ModelChoices models) : IDuty
{
    internal const int LongestName = 60;

    public static IReadOnlyList<string> Sources { get; } = ["visit", "phone", "online", "referral", "other"];

    internal sealed class Form
    {
        public string? Name { get; set; }
        public string? Phone { get; set; }
        public string? Level { get; set; }
        public string? ModelCode { get; set; }
        public string? Source { get; set; }
        /// <summary>The day of the next contact; by the level when empty.</summary>
        public DateOnly? NextOn { get; set; }
        public Guid? VisitId { get; set; }
    }

    private const string VisitSql = "select consultant_id, model_code, card_id from sales.visits where store_id = @store and id = @visit for update";

    private const string KnownSql = "select id, consultant_id, level, opened_at, pooled_at is not null as pooled from sales.cards where store_id = @store and customer_id = @customer and closed_at is null";

    private const string Sql = """
        insert into sales.cards (store_id, id, customer_id, consultant_id, source, visit_id, model_code, level, opened_at, opened_by, contacted_at, revived_from)
        values (@store, @id, @customer, @consultant, @source, @visit, @model, @Level, @now, @by, @now,
                (select p.id from sales.cards p where p.store_id = @store and p.customer_id = @customer and p.closed_at is not null and p.outcome <> 'ordered' order by p.closed_at desc limit 1))
        on conflict do nothing returning id, revived_from
        """;

    private const string JoinSql = "update sales.visits set card_id = @card where store_id = @store and id = @visit and card_id is null";

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var model = string.IsNullOrWhiteSpace(form.ModelCode) ? null : form.ModelCode.Trim().ToUpperInvariant();
        var readable = PhoneNumber.TryRead(form.Phone, out _, out var unreadable);
        var problems = new Problems()
            .When(form.Name?.Trim().Length is null or 0 or > LongestName, nameof(form.Name), "请填写称呼。", "Enter how he is called.")
            .When(!readable, nameof(form.Phone), unreadable.Zh, unreadable.En)
            .When(!Level.Is(form.Level), nameof(form.Level), "请选择意向级别。", "Choose the level.")
            .When(form.Source is not null && !Sources.Contains(form.Source), nameof(form.Source), "没有这种来源。", "There is no such source.")
            .When(form.NextOn < today, nameof(form.NextOn), "下次联系不能早于今天。", "The next contact cannot be in the past.")
            .When(model is not null && (await models.All(ct)).All(m => m.Code != model), nameof(form.ModelCode), "店里没有这个车型。", "The store has no such model.");
        var visit = form.VisitId is { } asked ? await db.Row<Visit>(VisitSql, new { visit = asked }, ct) : null;
        if (form.VisitId is not null && visit is null) return Outcome.Refused("没有这次来店。", "There is no such visit.");
        if (visit?.CardId is not null) return Outcome.Refused("这次来店已有意向卡。", "This visit has its card already.");
        if (problems.Any) return problems.Refusal();
        var met = await customers.Meet(new(form.Name!.Trim(), form.Phone!, "showroom"), ct);
        var customer = met.Id;
        if (met.DoNotContact)
            return problems.When(true, nameof(form.Phone), "这位客户已拒绝联系，不能建卡跟进；他改变主意时请客服部先恢复联系。", "This customer said no to being contacted. If he has changed his mind, customer service lifts it first.").Refusal();
        if (await db.Row<Known>(KnownSql, new { customer }, ct) is { } known) return await Join(known, form.VisitId, problems, zone, ct);
        var (id, consultant) = (Guid.CreateVersion7(), visit?.ConsultantId ?? caller.PersonId);
        var opened = await db.Row<Opened>(Sql, new
        {
            id,
            customer,
            consultant,
            source = form.VisitId is null ? form.Source ?? "phone" : "visit",
            visit = form.VisitId,
            model = model ?? visit?.ModelCode,
            form.Level,
            now,
            by = caller.PersonId,
        }, ct);
        // Somebody opened it this very moment.
        if (opened is null) return Outcome.Refused("这位客户刚刚建了卡，请刷新后再看。", "His card was opened this moment; look again.");
        await db.Do(JoinSql, new { card = id, visit = form.VisitId }, ct);
        var within = Math.Min(await days.Of(form.Level!, ct), form.VisitId is null ? int.MaxValue : await days.Of(ContactDays.First, ct));
        var next = ContactDays.Next(today, form.NextOn, within, reached: true);
        db.Tell(new CardOpened(id, form.VisitId, consultant, form.Level!, model ?? visit?.ModelCode, form.VisitId is null ? form.Source ?? "phone" : "visit", now), id);
        if (opened.RevivedFrom is { } ended) db.Tell(new CardRevived(id, ended, now), id);
        await LevelClaim.Said(db, id, consultant, null, form.Level!, now, caller.PersonId, ct);
        await NextContact.Plan(db, id, consultant, form.Level!, next, zone, now, caller.PersonId, ct);
        return Outcome.Done(id, new($"意向卡已建，{next.Month}月{next.Day}日前联系", $"Card opened; the next contact is due by {next:yyyy-MM-dd}"));
    }

    /// <summary>He has a card: the visit is his, where it is one's own customer or one oversees all.</summary>
    private async Task<Outcome> Join(Known known, Guid? visit, Problems problems, TimeZoneInfo zone, CancellationToken ct)
    {
        var holder = (await people.Named([known.ConsultantId], ct)).GetValueOrDefault(known.ConsultantId)?.Name ?? "—";
        var day = zone.DayOf(known.OpenedAt);
        if (known.Pooled) return problems.When(true, nameof(Form.Phone), "这位客户的意向卡在公海，请先到公海领取。", "This customer's card is in the pool: take it from there first.").Refusal();
        if (visit is null || (known.ConsultantId != caller.PersonId && !caller.May(CardRights.SeeAll)))
            return problems.When(true, nameof(Form.Phone), $"这位客户已有意向卡：顾问{holder}，{known.Level}级，{day.Month}月{day.Day}日建。",
                $"This customer has a card: {holder}'s, level {known.Level}, opened {day:yyyy-MM-dd}.").Refusal();
        await db.Do(JoinSql, new { card = known.Id, visit }, ct);
        return Outcome.Done(known.Id, new($"这位客户已有意向卡（{holder}），来店已记到卡上", $"He has a card already ({holder}); the visit is on it"));
    }

    private sealed record Visit(Guid? ConsultantId, string? ModelCode, Guid? CardId);

    private sealed record Opened(Guid Id, Guid? RevivedFrom);

    private sealed record Known(Guid Id, Guid ConsultantId, string Level, DateTimeOffset OpenedAt, bool Pooled);
}
