using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Sets how secondary dealers are assessed and covered, from a day on. Months assessed before keep their weights.</summary>
[Needs(NetworkRights.SetRules)]
internal sealed class SetNetworkRules(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Yuan of deposit that one car takes.</summary>
        public decimal? CoverPerCar { get; set; }
        public int? Sales { get; set; }
        public int? Stock { get; set; }
        public int? Discipline { get; set; }
        public int? Account { get; set; }
        public int? Data { get; set; }
        public int? Image { get; set; }
        public int? Complaints { get; set; }
        public int? GradeA { get; set; }
        public int? GradeB { get; set; }
        public int? GradeC { get; set; }
        public int? AgedDays { get; set; }
        public int? ReportHours { get; set; }
        public int? RectifyDays { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }

        public int?[] Weights => [Sales, Stock, Discipline, Account, Data, Image, Complaints];
    }

    private const string Sql = """
        insert into sales.secondary_rules (store_id, effective_from, cover_per_car, sales, stock, discipline, account, data, image, complaints, grade_a, grade_b, grade_c, aged_days, report_hours, rectify_days, set_at, set_by)
        values (@store, @from, @CoverPerCar, @Sales, @Stock, @Discipline, @Account, @Data, @Image, @Complaints, @GradeA, @GradeB, @GradeC, @AgedDays, @ReportHours, @RectifyDays, @now, @by)
        on conflict (store_id, effective_from) do update set
            cover_per_car = excluded.cover_per_car, sales = excluded.sales, stock = excluded.stock, discipline = excluded.discipline, account = excluded.account, data = excluded.data,
            image = excluded.image, complaints = excluded.complaints, grade_a = excluded.grade_a, grade_b = excluded.grade_b, grade_c = excluded.grade_c, aged_days = excluded.aged_days,
            report_hours = excluded.report_hours, rectify_days = excluded.rectify_days, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var sum = form.Weights.Sum(w => (long)(w ?? 0));
        var problems = new Problems()
            .When(form.CoverPerCar is not (>= 1 and <= 9_999_999), nameof(form.CoverPerCar), "请填写每台车占用的保证金（元）。", "Enter the deposit that one car takes, in yuan.")
            .When(form.Weights.Any(w => w is not (>= 0 and <= 100)), nameof(form.Sales), "七项权重都要填，0到100。", "All seven weights are needed, each 0 to 100.")
            .When(form.Weights.All(w => w is >= 0 and <= 100) && sum != 100, nameof(form.Sales), $"七项权重合计要等于100，现在是{sum}。", $"The seven weights must add up to 100; they are {sum}.")
            .When(!(form is { GradeA: <= 100, GradeC: > 0 } && form.GradeA > form.GradeB && form.GradeB > form.GradeC), nameof(form.GradeA), "等级线要从高到低：A高于B，B高于C。", "The lowest scores must fall: A above B, B above C.")
            .When(form.AgedDays is not (>= 1 and <= 999), nameof(form.AgedDays), "请填写1到999天。", "Between 1 and 999 days.")
            .When(form.ReportHours is not (>= 1 and <= 240), nameof(form.ReportHours), "请填写1到240小时。", "Between 1 and 240 hours.")
            .When(form.RectifyDays is not (>= 1 and <= 180), nameof(form.RectifyDays), "请填写1到180天。", "Between 1 and 180 days.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        var (now, by) = (clock.GetUtcNow(), caller.PersonId);
        await db.Do(Sql, new
        {
            form.CoverPerCar,
            form.Sales,
            form.Stock,
            form.Discipline,
            form.Account,
            form.Data,
            form.Image,
            form.Complaints,
            form.GradeA,
            form.GradeB,
            form.GradeC,
            form.AgedDays,
            form.ReportHours,
            form.RectifyDays,
            from = form.From ?? today,
            now,
            by,
        }, ct);
        if (form.From is null || form.From == today) await Breaches.Look(db, null, form.CoverPerCar!.Value, today, now, by, ct);
        return Outcome.Done(null, new("二网规则已设定", "Rules of the network set"));
    }
}
