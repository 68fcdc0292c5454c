using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Training;

/// <summary>Enters a course (培训课程) as the maker announces it: number, days, for whom, seats, and the certificate it gives.</summary>
[Needs(TrainingRights.Keep)]
internal sealed class AddCourse(Db db, Caller caller, TimeProvider clock, SalesPositions positions) : IDuty
{
    internal sealed class Form
    {
        public string? Number { get; set; }
        public string? Name { get; set; }
        /// <summary>For all when empty.</summary>
        public string? Position { get; set; }
        public string? Place { get; set; }
        public DateOnly? StartsOn { get; set; }
        /// <summary>The same day when empty.</summary>
        public DateOnly? EndsOn { get; set; }
        public int? Seats { get; set; } = 1;
        /// <summary>What passing gives; none when empty.</summary>
        public string? Certificate { get; set; }
        /// <summary>Valid for so long; without end when empty.</summary>
        public int? Months { get; set; }
    }

    private const string Sql = """
        insert into sales.training_courses (store_id, id, number, name, position, place, starts_on, ends_on, seats, certificate, months, added_at, added_by)
        values (@store, @id, @number, @name, @position, @place, @StartsOn, @ends, @Seats, @certificate, @Months, @now, @by)
        on conflict on constraint one_course_per_number_and_day do nothing
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (position, certificate) = (Given(form.Position), Given(form.Certificate));
        var problems = new Problems()
            .When(Given(form.Number) is null or { Length: > 40 }, nameof(form.Number), "请填写厂家课程编号。", "Enter the maker's number.")
            .When(Given(form.Name) is null or { Length: > 80 }, nameof(form.Name), "请填写课程名称，最多80字。", "Enter the name, in at most 80 characters.")
            .When(position is not null && (await positions.All(ct)).All(p => p.Code != position), nameof(form.Position), "请选择销售部的岗位。", "Choose a position of the sales department.")
            .When(form.StartsOn is null, nameof(form.StartsOn), "请填写开始日期。", "Enter the first day.")
            .When(form.EndsOn < form.StartsOn, nameof(form.EndsOn), "结束不能早于开始。", "It cannot end before it starts.")
            .When(form.Seats is not (>= 1 and <= 500), nameof(form.Seats), "名额是1到500。", "Between 1 and 500 seats.")
            .When(certificate?.Length > 60, nameof(form.Certificate), "最多60字。", "At most 60 characters.")
            .When(form.Months is < 1 or > 120, nameof(form.Months), "有效期是1到120个月。", "Between 1 and 120 months.")
            .When(form.Months is not null && certificate is null, nameof(form.Certificate), "有有效期就要写证书名称。", "Name the certificate that is valid so long.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        var added = await db.Do(Sql, new
        {
            id,
            number = form.Number!.Trim(),
            name = form.Name!.Trim(),
            position,
            place = Given(form.Place) ?? "",
            form.StartsOn,
            ends = form.EndsOn ?? form.StartsOn,
            form.Seats,
            certificate,
            form.Months,
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        return added == 0
            ? new Problems().When(true, nameof(form.Number), "这个编号和日期的课程已经登记。", "This course on this day is entered already.").Refusal()
            : Outcome.Done(id, new("课程已登记", "Course entered"));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
