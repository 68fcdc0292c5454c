using Dealership.Contracts;

namespace Dealership.Sales.Appraisal;

/// <summary>An indicator (考评指标) as a standard keeps it.</summary>
/// <param name="Number">Place in the standard.</param>
/// <param name="NameZh">What it is called; the system's own figures have both languages, what a person types stands for both.</param>
/// <param name="NameEn">In English.</param>
/// <param name="Source">Code of a figure of the system (<see cref="IndicatorSource"/>), or <c>hand</c>.</param>
/// <param name="Weight">Points at the target; 0 for what only takes away.</param>
/// <param name="Rule">One of <see cref="ScoringRule"/>.</param>
/// <param name="Floor">Linear: scores nothing.</param>
/// <param name="Target">Linear: scores in full.</param>
/// <param name="Cap">Linear: what lies beyond the target counts up to here; without one, up to the target.</param>
/// <param name="Steps">Step table.</param>
/// <param name="Per">Points a unit or an event.</param>
/// <param name="Most">Most that is taken off; the weight when empty.</param>
/// <param name="OwnWord">The assessed gives his own value beside it.</param>
internal sealed record Indicator(
    int Number, string NameZh, string NameEn, string Source, decimal Weight, string Rule, decimal? Floor, decimal? Target, decimal? Cap, string? Steps, decimal? Per, decimal? Most, bool OwnWord)
{
    public Text Name => new(NameZh, NameEn);

    /// <summary>A person enters its value.</summary>
    public bool ByHand => Source == IndicatorSource.Hand;

    internal const string Columns = "i.number, i.name_zh, i.name_en, i.source, i.weight, i.rule, i.floor, i.target, i.cap, i.steps, i.per, i.most, i.own_word";
}
