using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Training;

/// <summary>
/// Writes down what became of a nomination (参训结果): came or not, mark, certificate with its copy and how long it holds. Whoever came back owes
/// that he passes it on (转训) within so many days of his return.
/// </summary>
[Needs(TrainingRights.Keep)]
internal sealed class RecordResult(Db db, Caller caller, TimeProvider clock, ICalendar calendar, StaffTerms terms) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>passed</c>, <c>failed</c> or <c>absent</c>.</summary>
        public string? Result { get; set; }
        /// <summary>Today when empty.</summary>
        public DateOnly? ReturnedOn { get; set; }
        public int? Score { get; set; }
        public string? CertificateNo { get; set; }
        /// <summary>By the course when empty.</summary>
        public DateOnly? ValidUntil { get; set; }
    }

    private const string HoldSql = "select 1 from sales.nominations where store_id = @store and id = @id for update";

    private const string RowSql = """
        select n.person_id, n.withdrawn_at is not null as withdrawn, n.recorded_at is not null as recorded, c.starts_on, c.ends_on, c.certificate, c.months
        from   sales.nominations n join sales.training_courses c on c.store_id = @store and c.id = n.course_id where n.store_id = @store and n.id = @id
        """;

    private const string Sql = """
        update sales.nominations set recorded_at = @now, recorded_by = @by, attended = @came, returned_on = @returned, score = @Score, passed = @passed, certificate_no = @number,
               valid_until = @valid, file_id = @file, pass_on_by = @passOn
        where  store_id = @store and id = @id
        """;

    /// <summary>Field names of problems beside the form's: File.</summary>
    public async Task<Outcome> Now(Guid id, Form form, CertificateFile? file, CancellationToken ct)
    {
        if (await db.RowHolding<Row>(HoldSql, RowSql, new { id }, ct) is not { Withdrawn: false } row) return Outcome.Refused("没有这个报名，或已取消。", "There is no such nomination, or it was withdrawn.");
        if (row.Recorded) return Outcome.Refused("结果已经登记。", "The result is written down already.");
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var (came, passed, returned) = (form.Result is "passed" or "failed", form.Result == "passed", form.ReturnedOn ?? today);
        var certified = passed && row.Certificate is not null;
        var problems = CertificateFile.Check(new(), file)
            .When(!came && form.Result != "absent", nameof(form.Result), "请选择结果。", "Choose the result.")
            .When(today < row.StartsOn, nameof(form.Result), "课程还没开始。", "The course has not begun.")
            .When(came && (returned < row.EndsOn || returned > today), nameof(form.ReturnedOn), "返岗日期在课程结束之后、今天之前。", "Between the end of the course and today.")
            .When(form.Score is < 0 or > 100, nameof(form.Score), "成绩是0到100。", "Between 0 and 100.")
            .When(certified && string.IsNullOrWhiteSpace(form.CertificateNo), nameof(form.CertificateNo), "请填写证书编号。", "Enter the certificate's number.")
            .When(form.CertificateNo?.Length > 60, nameof(form.CertificateNo), "最多60字。", "At most 60 characters.")
            .When(form.ValidUntil is not null && !certified, nameof(form.ValidUntil), "没有证书就没有有效期。", "Without a certificate there is nothing that ends.")
            .When(form.ValidUntil < returned, nameof(form.ValidUntil), "有效期早于返岗。", "It ends before his return.")
            .When(file is not null && !certified, "File", "没有证书，不用交文件。", "There is no certificate to hand in.");
        if (problems.Any) return problems.Refusal();
        var kept = file is null ? null : await file.Keep(db, caller.PersonId, now, ct);
        if (file is not null && kept is null) return problems.When(true, "File", "这份文件已经作为另一张证书交过。", "This very copy was handed in for another certificate.").Refusal();
        var passOn = came ? returned.AddDays(await terms.Of(StaffTerms.PassOn, ct)) : (DateOnly?)null;
        await db.Do(Sql, new
        {
            id,
            now,
            by = caller.PersonId,
            came,
            returned = came ? returned : (DateOnly?)null,
            Score = came ? form.Score : null,
            passed,
            number = certified ? form.CertificateNo!.Trim() : null,
            valid = certified ? form.ValidUntil ?? (row.Months is { } months ? returned.AddMonths(months) : null) : null,
            file = kept,
            passOn,
        }, ct);
        if (passOn is { } by) db.Tell(new TrainingReturned(id, row.PersonId, zone.EndOf(by), now), id);
        return Outcome.Done(id, passOn is { } day
            ? new($"结果已登记，{day.Month}月{day.Day}日前完成转训", $"Written down; it is passed on by {day:yyyy-MM-dd}")
            : new("已登记未参训", "Written down: he did not go"));
    }

    private sealed record Row(Guid PersonId, bool Withdrawn, bool Recorded, DateOnly StartsOn, DateOnly EndsOn, string? Certificate, int? Months);
}
