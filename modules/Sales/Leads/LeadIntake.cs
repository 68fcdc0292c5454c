using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Leads;

/// <summary>
/// Writes one lead down, whichever way it came (线索受理): the same reference is the same lead, who has an unanswered one has one, whose card
/// a colleague keeps is the colleague's, and what nobody has waits in the pool.
/// </summary>
internal sealed class LeadIntake(Db db, Caller caller, TimeProvider clock, ICustomers customers, ModelChoices models, LeadClock answers)
{
    /// <summary>A lead that was checked.</summary>
    internal sealed record Lead(string Name, string Phone, string Channel, string Source, string Origin, string? Reference, string? Model, string Wish, DateTimeOffset? AskedAt, Guid? ConsultantId);

    /// <param name="New">It was not there before.</param>
    internal sealed record Written(Guid Id, Guid? ConsultantId, bool New);

    private const string SameSql = """
        select id from sales.leads where store_id = @store and origin = @origin and reference = @reference
        union all
        select id from sales.leads where store_id = @store and customer_id = @customer and answered_at is null and closed_at is null limit 1
        """;

    /// <summary>Two lists that bring the same person at once: the second finds what the first wrote.</summary>
    private const string AloneSql = "select pg_advisory_xact_lock(hashtextextended('sales.lead ' || @customer::uuid, @store))";

    private const string KnownSql = $"""
        select (select id from ({SameSql}) same) as same,
               (select consultant_id from sales.cards where store_id = @store and customer_id = @customer and closed_at is null and pooled_at is null) as holder,
               (select value from sales.lead_rules where store_id = @store and code = '{LeadRules.AnswerMinutes}' and effective_from <= @day order by effective_from desc limit 1) as minutes
        """;

    /// <summary>What is known of somebody who asks; no minutes where the store has no rule of its own.</summary>
    private sealed record Known(Guid? Same, Guid? Holder, int? Minutes);

    private const string Sql = """
        insert into sales.leads (store_id, id, customer_id, channel, source, origin, reference, model_code, wish, asked_at, received_at, received_by, due_at)
        values (@store, @id, @customer, @Channel, @Source, @Origin, @Reference, @model, @wish, @asked, @now, @by, @due)
        on conflict on constraint one_lead_per_reference do nothing returning id
        """;

    /// <summary>Nothing when the customer said no to being contacted.</summary>
    /// <param name="lead">What is to be written.</param>
    /// <param name="alone">It is all that the duty writes.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<Written?> Write(Lead lead, bool alone, CancellationToken ct)
    {
        var card = await customers.Meet(new(lead.Name, lead.Phone, "lead"), ct);
        if (card.DoNotContact) return null;
        var customer = card.Id;
        var known = (await db.RowHolding<Known>(AloneSql, KnownSql, new { customer, origin = lead.Origin, reference = lead.Reference, day = await answers.Today(ct) }, ct))!;
        if (known.Same is { } same) return new(same, null, false);
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7());
        var (model, wish) = await Model(lead, ct);
        var due = await answers.Due(now, known.Minutes ?? LeadRules.Usual(LeadRules.AnswerMinutes), ct);
        var row = new { id, customer, lead.Channel, lead.Source, lead.Origin, lead.Reference, model, wish, asked = lead.AskedAt ?? now, now, by = caller.PersonId, due };
        if (alone && known.Holder is null && lead.ConsultantId is null)
            db.Last(Sql, row, "同一编号的线索刚刚录入，请重试一次。", "A lead of this number came in this very moment; press again.");
        else if (await db.Row<Guid?>(Sql, row, ct) is null)
            return new(await db.Row<Guid>(SameSql, new { customer, origin = lead.Origin, reference = lead.Reference }, ct), null, false);
        db.Tell(new LeadReceived(id, lead.Channel, lead.Source, model, now), id);
        if (known.Holder is { } holder) return new(id, await answers.Give(id, customer, holder, false, false, ct), true);
        if (lead.ConsultantId is { } named) return new(id, await answers.Give(id, customer, named, false, false, ct), true);
        db.Tell(new LeadWaits(id, due, now), id);
        return new(id, null, true);
    }

    /// <summary>A model that the store does not know stands in what he wished for.</summary>
    private async Task<(string? Code, string Wish)> Model(Lead lead, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(lead.Model)) return (null, lead.Wish);
        var code = lead.Model.Trim().ToUpperInvariant();
        return (await models.All(ct)).Any(m => m.Code == code) ? (code, lead.Wish) : (null, $"{lead.Model.Trim()} {lead.Wish}".Trim());
    }
}
