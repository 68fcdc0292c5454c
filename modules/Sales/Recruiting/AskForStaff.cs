using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Recruiting;

/// <summary>Asks for staff (用人申请): which position, how many, why and by when.</summary>
[Needs(RecruitingRights.Keep)]
internal sealed class AskForStaff(Db db, Caller caller, TimeProvider clock, ICalendar calendar, SalesPositions positions) : IDuty
{
    internal sealed class Form
    {
        public string? Position { get; set; }
        public int? Heads { get; set; } = 1;
        public string? Reason { get; set; }
        public DateOnly? WantedBy { get; set; }
    }

    private const string Sql = """
        insert into sales.vacancies (store_id, id, position, heads, reason, wanted_by, at, by_person) values (@store, @id, @Position, @Heads, @reason, @WantedBy, @now, @by)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When((await positions.All(ct)).All(p => p.Code != form.Position), nameof(form.Position), "请选择销售部的岗位。", "Choose a position of the sales department.")
            .When(form.Heads is not (>= 1 and <= 50), nameof(form.Heads), "人数是1到50。", "Between 1 and 50.")
            .When(form.Reason?.Trim().Length is null or 0 or > 500, nameof(form.Reason), "请写用人原因，最多500字。", "Say why, in at most 500 characters.")
            .When(form.WantedBy < today, nameof(form.WantedBy), "到岗日期不能早于今天。", "It cannot be wanted in the past.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        await db.Do(Sql, new { id, form.Position, form.Heads, reason = form.Reason!.Trim(), form.WantedBy, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(id, new("用人申请已提出", "Asked for"));
    }
}
