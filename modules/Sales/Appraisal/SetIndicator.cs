using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Adds an indicator to a draft, or changes one: what it is called, where its value comes from, what it weighs and how it is scored.</summary>
[Needs(AppraisalRights.SetStandards)]
internal sealed class SetIndicator(Db db, Caller caller) : IDuty
{
    private const int Most = 30;

    internal sealed class Form
    {
        /// <summary>Typed once; empty for a figure of the system, which has its name.</summary>
        public string? Name { get; set; }
        public string? Source { get; set; }
        public decimal? Weight { get; set; }
        public string? Rule { get; set; }
        public decimal? Floor { get; set; }
        public decimal? Target { get; set; }
        public decimal? Cap { get; set; }
        public string? Steps { get; set; }
        public decimal? Per { get; set; }
        public decimal? MostOff { get; set; }
        public bool OwnWord { get; set; }
    }

    private const string Sql = """
        insert into sales.appraisal_indicators (store_id, standard_id, number, name_zh, name_en, source, weight, rule, floor, target, cap, steps, per, most, own_word)
        values (@store, @standard, @Number, @NameZh, @NameEn, @Source, @Weight, @Rule, @Floor, @Target, @Cap, @Steps, @Per, @Most, @OwnWord)
        on conflict (store_id, standard_id, number) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, source = excluded.source, weight = excluded.weight, rule = excluded.rule,
            floor = excluded.floor, target = excluded.target, cap = excluded.cap, steps = excluded.steps, per = excluded.per, most = excluded.most, own_word = excluded.own_word
        """;

    private const string OthersSql = $"select {Indicator.Columns} from sales.appraisal_indicators i where i.store_id = @store and i.standard_id = @standard order by i.number";

    /// <param name="standard">The draft.</param>
    /// <param name="number">Which one; 0 adds one.</param>
    /// <param name="form">As typed.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome> Now(Guid standard, int number, Form form, CancellationToken ct)
    {
        if ((await DraftStandard.Take(db, caller, standard, ct)).Refused is { } refused) return refused;
        var all = await db.Rows<Indicator>(OthersSql, new { standard }, ct);
        var old = all.FirstOrDefault(i => i.Number == number);
        if (number != 0 && old is null) return Outcome.Refused("没有这个指标。", "There is no such indicator.");
        if (number == 0 && all.Count >= Most) return Outcome.Refused($"一份标准最多{Most}个指标。", $"A standard has {Most} indicators at most.");
        if (Check(form) is { Any: true } problems) return problems.Refusal();
        await Write(db, standard, Read(form, number == 0 ? all.Select(i => i.Number).DefaultIfEmpty().Max() + 1 : number, old), ct);
        return Outcome.Done(standard, new("指标已保存", "Indicator saved"));
    }

    internal static Task<int> Write(Db db, Guid standard, Indicator i, CancellationToken ct) => db.Do(Sql,
        new { standard, i.Number, i.NameZh, i.NameEn, i.Source, i.Weight, i.Rule, i.Floor, i.Target, i.Cap, i.Steps, i.Per, i.Most, i.OwnWord }, ct);

    private static Problems Check(Form f)
    {
        var (linear, each, hand) = (f.Rule == ScoringRule.Linear, f.Rule is ScoringRule.Unit or ScoringRule.Deduct, f.Source == IndicatorSource.Hand);
        return new Problems()
            .When(f.Name?.Trim().Length > 60 || (hand && string.IsNullOrWhiteSpace(f.Name)), nameof(f.Name), "请填写指标名称，最多60字。", "Enter a name of at most 60 characters.")
            .When(!IndicatorSource.Is(f.Source), nameof(f.Source), "请选择数据来源。", "Choose where its value comes from.")
            .When(!ScoringRule.Is(f.Rule), nameof(f.Rule), "请选择评分规则。", "Choose how it is scored.")
            .When(f.Weight is not (>= 0 and <= 100), nameof(f.Weight), "权重是0到100。", "Between 0 and 100.")
            .When(f.Weight == 0 && f.Rule is not (ScoringRule.Deduct or ScoringRule.Veto), nameof(f.Weight), "只有扣分和一票否决可以没有权重。", "Only points off and vetoes weigh nothing.")
            .When(f.Weight > 0 && f.Rule == ScoringRule.Veto, nameof(f.Weight), "一票否决不占权重，请填0。", "A veto weighs nothing: enter 0.")
            .When(linear && f.Floor is null, nameof(f.Floor), "请填写底线。", "Enter the floor.")
            .When(linear && (f.Target is null || f.Target == f.Floor), nameof(f.Target), "请填写目标，与底线不同。", "Enter a target other than the floor.")
            .When(linear && f.Cap is { } cap && f.Target is { } target && f.Floor is { } floor && (cap - target) * (target - floor) < 0, nameof(f.Cap), "封顶要在目标之外。", "The cap lies beyond the target.")
            .When(f.Rule == ScoringRule.Steps && StepTable.Read(f.Steps).Count == 0, nameof(f.Steps), "请按“60=50; 80=80; 95=100”填写：从多少起得权重的百分之几。", "Write it as “60=50; 80=80; 95=100”: from which value, what percent of the weight.")
            .When(each && f.Per is not > 0, nameof(f.Per), "请填写每件（次）多少分。", "Enter the points of each.")
            .When(f.Rule == ScoringRule.Deduct && (f.MostOff < 0 || (f.Weight == 0 && f.MostOff is not > 0)), nameof(f.MostOff), "请填写最多扣多少分。", "Enter the most that is taken off.")
            .When(f.OwnWord && !hand, nameof(f.OwnWord), "只有人工录入的指标可以自评。", "One's own word is asked only for what is entered by hand.");
    }

    private static Indicator Read(Form f, int number, Indicator? old)
    {
        var own = IndicatorSource.NameOf(f.Source!);
        var typed = f.Name?.Trim() is { Length: > 0 } name ? name : null;
        // Both languages stay where nobody typed another name.
        var (zh, en) = typed is null || typed == own.Zh || typed == own.En ? (own.Zh, own.En) : old is not null && (typed == old.NameZh || typed == old.NameEn) ? (old.NameZh, old.NameEn) : (typed, typed);
        var (linear, each) = (f.Rule == ScoringRule.Linear, f.Rule is ScoringRule.Unit or ScoringRule.Deduct);
        return new(number, zh, en, f.Source!, f.Weight!.Value, f.Rule!, linear ? f.Floor : null, linear ? f.Target : null, linear ? f.Cap : null,
            f.Rule == ScoringRule.Steps ? f.Steps!.Trim() : null, each ? f.Per : null, f.Rule == ScoringRule.Deduct ? f.MostOff : null, f.OwnWord);
    }
}
