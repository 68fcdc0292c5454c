using CsCheck;
using Dealership.Admin.Paper;

namespace Dealership.Admin.Tests.Paper;

/// <summary>What holds of every code on paper.</summary>
public sealed class PaperCodeTests
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static readonly Gen<string> Codes = Gen.Guid.Select(subject => PaperCode.Of(1, "AD-2", subject));

    [Fact]
    public void It_is_read_as_it_was_printed_however_it_is_typed() => Codes.Sample(code =>
        PaperCode.Read(code) == code && PaperCode.Read(code.ToLowerInvariant()) == code && PaperCode.Read($"{code[..3]}-{code[3..]}") == code);

    [Fact]
    public void One_wrong_character_is_always_seen() => Gen.Select(Codes, Gen.Int[0, 5], Gen.Char[Alphabet]).Sample((code, at, other) =>
        other == code[at] || PaperCode.Read($"{code[..at]}{other}{code[(at + 1)..]}") is null);

    [Fact]
    public void Two_swapped_neighbours_are_always_seen() => Gen.Select(Codes, Gen.Int[0, 4]).Sample((code, at) =>
        code[at] == code[at + 1] || PaperCode.Read($"{code[..at]}{code[at + 1]}{code[at]}{code[(at + 2)..]}") is null);

    [Theory]
    [InlineData(""), InlineData("ABC"), InlineData("0OIL11"), InlineData("ABCDEFG"), InlineData("中文码中文码")]
    public void What_is_no_code_is_none(string typed) => Assert.Null(PaperCode.Read(typed));

    [Fact]
    public void It_is_the_same_for_ever_and_another_in_another_store()
    {
        var subject = new Guid("01890000-0000-7000-8000-000000000001");
        Assert.Equal(PaperCode.Of(1, "CS-6", subject), PaperCode.Of(1, "CS-6", subject));
        Assert.NotEqual(PaperCode.Of(1, "CS-6", subject), PaperCode.Of(2, "CS-6", subject));
    }
}
