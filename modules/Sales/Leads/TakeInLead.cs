using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Plugin.Values;
using Dealership.Sales.Cards;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Leads;

/// <summary>Takes a lead in (线索录入), by hand or from another system: name and number are enough. Its clock runs from now on.</summary>
[Needs(LeadRights.TakeIn)]
internal sealed class TakeInLead(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, ICustomers customers, ModelChoices models, LeadRules rules, ContactDays days) : IDuty
{
    internal sealed class Form
    {
        public string? Name { get; set; }
        public string? Phone { get; set; }
        public string? Channel { get; set; }
        public string? Source { get; set; }
        /// <summary>The system or list it comes from.</summary>
        public string? Origin { get; set; }
        /// <summary>Its number there: the same number of the same system is the same lead.</summary>
        public string? Reference { get; set; }
        public string? ModelCode { get; set; }
        public string? Wish { get; set; }
        /// <summary>When he asked; now when empty.</summary>
        public DateTimeOffset? AskedAt { get; set; }
        public Guid? ConsultantId { get; set; }
    }

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var readable = PhoneNumber.TryRead(form.Phone, out _, out var unreadable);
        var named = form.ConsultantId is { } asked ? (await people.Holding(Position.SalesConsultant, ct)).FirstOrDefault(p => p.Id == asked) : null;
        var problems = new Problems()
            .When(form.Name?.Trim().Length is null or 0 or > OpenCard.LongestName, nameof(form.Name), "请填写称呼。", "Enter how he is called.")
            .When(!readable, nameof(form.Phone), unreadable.Zh, unreadable.En)
            .When(!Channel.Is(form.Channel), nameof(form.Channel), "请选择渠道。", "Choose the channel.")
            .When(form.Source is not (null or "phone" or "online" or "referral" or "other"), nameof(form.Source), "没有这种来源。", "There is no such source.")
            .When(form.Origin?.Trim().Length > 40 || form.Reference?.Trim().Length > 60, nameof(form.Reference), "来源系统最多40字，编号最多60字。", "At most 40 characters for the system and 60 for the number.")
            .When(form.Wish?.Length > 500, nameof(form.Wish), "最多500字。", "At most 500 characters.")
            .When(form.AskedAt > clock.GetUtcNow().AddMinutes(5), nameof(form.AskedAt), "不能在将来。", "It cannot lie in the future.")
            .When(form.ConsultantId is not null && named is null, nameof(form.ConsultantId), "没有这位销售顾问。", "There is no such consultant.");
        if (problems.Any) return problems.Refusal();
        var answers = new LeadClock(db, caller, clock, calendar, rules, days);
        var written = await new LeadIntake(db, caller, clock, customers, models, answers).Write(new(form.Name!.Trim(), form.Phone!, form.Channel!, form.Source ?? "online", form.Origin?.Trim() ?? "",
            string.IsNullOrWhiteSpace(form.Reference) ? null : form.Reference.Trim(), form.ModelCode, form.Wish?.Trim() ?? "", form.AskedAt?.ToUniversalTime(), named?.Id), true, ct);
        if (written is null) return problems.When(true, nameof(form.Phone), "这位客户已拒绝联系。", "This customer said no to being contacted.").Refusal();
        if (!written.New) return Outcome.Done(written.Id, new("这条线索已经在了", "This lead is here already"));
        var holder = written.ConsultantId is { } who ? (await people.Named([who], ct)).GetValueOrDefault(who)?.Name ?? "—" : null;
        return Outcome.Done(written.Id, holder is null ? new("线索已进线索池，等待分配", "The lead waits in the pool") : new($"线索已给{holder}", $"The lead is {holder}'s"));
    }
}
