using Dealership.Contracts;

namespace Dealership.Sales.Appraisal;

/// <summary>Grade of a result (等级): the lines between them are the standard's.</summary>
internal static class Grade
{
    public const string Lowest = "D";

    public static Text NameOf(string grade) => grade switch
    {
        "A" => new("A 优秀", "A, excellent"),
        "B" => new("B 良好", "B, good"),
        "C" => new("C 合格", "C, sufficient"),
        _ => new("D 待改进", "D, to improve"),
    };

    /// <summary>The grade of a score by the lines of a standard.</summary>
    public static string Of(decimal score, decimal a, decimal b, decimal c) => score >= a ? "A" : score >= b ? "B" : score >= c ? "C" : Lowest;
}
