using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Training;

/// <summary>Says which certificate a position must hold (必备证书), from a day on, or that it need not any more.</summary>
[Needs(TrainingRights.Keep)]
internal sealed class SetRequiredCertificate(Db db, Caller caller, TimeProvider clock, ICalendar calendar, SalesPositions positions) : IDuty
{
    internal sealed class Form
    {
        public string? Position { get; set; }
        public string? Certificate { get; set; }
        /// <summary>It need not be held any more.</summary>
        public bool Dropped { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.required_certificates (store_id, position, certificate, effective_from, required, set_at, set_by) values (@store, @Position, @certificate, @from, not @Dropped, @now, @by)
        on conflict (store_id, position, certificate, effective_from) do update set required = excluded.required, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When((await positions.All(ct)).All(p => p.Code != form.Position), nameof(form.Position), "请选择销售部的岗位。", "Choose a position of the sales department.")
            .When(form.Certificate?.Trim().Length is null or 0 or > 60, nameof(form.Certificate), "请填写证书名称，最多60字。", "Name the certificate, in at most 60 characters.")
            .When(form.Certificate?.IndexOfAny(['[', ']']) >= 0, nameof(form.Certificate), "名称里不要用方括号。", "No square brackets in the name.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Position, certificate = form.Certificate!.Trim(), from = form.From ?? today, form.Dropped, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, !form.Dropped ? new("必备证书已设定", "Required from then on") : new("已不再要求", "Required no longer"));
    }
}
