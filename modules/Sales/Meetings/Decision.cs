using Dealership.Contracts;
using Dealership.Contracts.Admin;

namespace Dealership.Sales.Meetings;

/// <summary>A typed decision as understood (决定一行): “@詹 下周三前 …” says who, by when and what; what could not be understood says why.</summary>
/// <param name="Typed">The line.</param>
/// <param name="Candidates">Whom the name may mean; one when it is clear.</param>
/// <param name="Due">By when.</param>
/// <param name="What">What is left of the line.</param>
internal sealed record Decision(string Typed, IReadOnlyList<PersonCard> Candidates, DateOnly? Due, string What)
{
    /// <summary>Most that one meeting decides; a record is ten lines.</summary>
    public const int AtMost = 20;

    /// <summary>Who does it; nobody where the name is unknown or means several.</summary>
    public PersonCard? Person => Candidates is [var one] ? one : null;

    public Text? PersonProblem => Candidates.Count switch
    {
        1 => null,
        0 => new("没认出是谁，请选。", "Nobody was recognised: choose."),
        _ => new("有几位叫这个，请选。", "Several are called that: choose."),
    };

    public Text? DueProblem => Due is null ? new("没认出日期，请填。", "No day was recognised: fill it in.") : null;

    /// <summary>Each line that is not empty, as understood on a day of the store.</summary>
    public static IReadOnlyList<Decision> Read(string? text, DateOnly today, IReadOnlyList<PersonCard> staff) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => One(line, today, staff))];

    private static Decision One(string line, DateOnly today, IReadOnlyList<PersonCard> staff)
    {
        var (found, rest) = SpokenName.Take(line, staff);
        var (due, what) = SpokenDay.Take(rest, today);
        return new(line, found, due, what.Trim(' ', '　', ',', '，', ':', '：', ';', '；', '-', '、', '。', '.'));
    }
}
