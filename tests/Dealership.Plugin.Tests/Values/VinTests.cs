using CsCheck;
using Dealership.Plugin.Values;

namespace Dealership.Plugin.Tests.Values;

public sealed class VinTests
{
    private const string Alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

    private static readonly Gen<string> Checked = Gen.String[Gen.Char[Alphabet], 17, 17]
        .Select(vin => vin[..8] + Vin.CheckDigit(vin) + vin[9..]);

    [Theory]
    [InlineData("11111111111111111")] // the usual self-test
    [InlineData("1M8GDM9AXKP042788")] // check digit ten
    [InlineData("1HGCM82633A004352")]
    public void A_known_number_checks(string typed)
    {
        Assert.True(Vin.TryRead(typed, out var vin, out _));
        Assert.True(vin.CheckDigitOk);
    }

    [Theory]
    [InlineData("lsvaa49j132012345", "LSVAA49J132012345")]
    [InlineData(" LSVAA49J 1320 12345 ", "LSVAA49J132012345")]
    [InlineData("ＬＳＶＡＡ４９Ｊ１３２０１２３４５", "LSVAA49J132012345")]
    [InlineData("*LSVAA49J132012345*", "LSVAA49J132012345")]
    public void Case_width_and_blanks_do_not_matter(string typed, string value)
    {
        Assert.True(Vin.TryRead(typed, out var vin, out _));
        Assert.Equal(value, vin.Value);
        Assert.Equal("012345", vin.Tail);
    }

    [Theory]
    [InlineData("", "没有填")]
    [InlineData("LSVAA49J13201234", "16 位")]
    [InlineData("LSVAA49J1320123456", "18 位")]
    [InlineData("LSVAA49J1320I2345", "I、O、Q")]
    [InlineData("LSVAA49J1320o2345", "I、O、Q")]
    [InlineData("LSVAA49J1320Q2345", "I、O、Q")]
    [InlineData("LSVAA49J1320中2345", "字母和数字")]
    public void What_is_no_vin_is_refused_with_the_reason(string typed, string reason)
    {
        Assert.False(Vin.TryRead(typed, out var vin, out var problem));
        Assert.Contains(reason, problem.Zh);
        Assert.Equal(("", ""), (vin.Value, vin.Tail));
    }

    [Fact]
    public void A_vin_with_its_computed_check_digit_checks() =>
        Checked.Sample(typed => Vin.TryRead(typed, out var vin, out _) && vin.CheckDigitOk && vin.Value == typed);

    [Fact]
    public void One_wrong_digit_is_always_seen()
    {
        // Every weight but the ninth's is prime to 11, so a digit changed into another digit never goes unseen.
        (from vin in Checked
         from place in Gen.Int[0, 16]
         from other in Gen.Char["0123456789"]
         where place != 8 && char.IsAsciiDigit(vin[place]) && vin[place] != other
         select vin[..place] + other + vin[(place + 1)..])
            .Sample(typed => Vin.TryRead(typed, out var vin, out _) && !vin.CheckDigitOk);
    }
}
