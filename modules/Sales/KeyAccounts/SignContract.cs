using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Signs the frame contract (框架合同): never before the filing passed, and with no more discount than is granted. The first visit is owed from then on.</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class SignContract(Db db, Caller caller, TimeProvider clock, ICalendar calendar, KeyRules rules) : IDuty
{
    internal sealed class Form
    {
        public string? Number { get; set; }
        public int? Quantity { get; set; }
        /// <summary>Yuan a car.</summary>
        public decimal? Discount { get; set; }
        public DateOnly? ValidTo { get; set; }
    }

    private const string Sql = """
        insert into sales.key_contracts (store_id, id, project_id, number, quantity, discount, valid_to, signed_at, signed_by)
        values (@store, @contract, @id, @number, @Quantity, @Discount, @ValidTo, @now, @by) on conflict do nothing returning id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        if (await Projects.Hold(db, caller, id, today, ct) is not { ClosedAt: null } project) return Projects.None;
        if (project.ContractUnits is not null) return Outcome.Refused("这个项目已签框架合同。", "This project has its contract.");
        var problems = new Problems()
            .When(!project.HasPassed, "", "先报备、后签约：报备通过且在有效期内才能签合同。", "File first, sign after: the filing must have passed and hold.")
            .When(form.Number?.Trim().Length is null or 0 or > 40, nameof(form.Number), "请填写合同编号。", "Enter the number of the contract.")
            .When(form.Quantity is not (>= 1 and <= 9999), nameof(form.Quantity), "请填写合同台数。", "Enter how many cars.")
            .When(form.Discount is not (>= 0 and <= 999_999), nameof(form.Discount), "请填写每台优惠（元）。", "Enter the discount in yuan a car.")
            .When(project.HasPassed && form.Discount > project.Allowed, nameof(form.Discount), $"超过政策每台{project.Allowed:#,##0}元，先请总经理审批。", $"More than the {project.Allowed:#,##0} yuan a car that are granted: ask the general manager first.")
            .When(!(form.ValidTo > today), nameof(form.ValidTo), "执行期至要在今天之后。", "It must run beyond today.");
        if (problems.Any) return problems.Refusal();
        var contract = Guid.CreateVersion7();
        if (await db.Row<Guid?>(Sql, new { contract, id, number = form.Number!.Trim(), form.Quantity, form.Discount, form.ValidTo, now, by = caller.PersonId }, ct) is null)
            return problems.When(true, nameof(form.Number), "这个合同编号已用过。", "This number is used.").Refusal();
        db.Tell(new FrameContractSigned(contract, id, now, caller.PersonId), id);
        await NextVisit.Plan(db, id, project.OwnerId, (await calendar.Zone(ct)).EndOf(today.AddDays((await rules.On(today, ct)).VisitDays)), ct);
        return Outcome.Done(id, new("框架合同已签", "Frame contract signed"));
    }
}
