using CsCheck;
using Dealership.Plugin.Values;

namespace Dealership.Plugin.Tests.Values;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13812341234", "13812341234")]
    [InlineData("138 1234 1234", "13812341234")]
    [InlineData("138-1234-1234", "13812341234")]
    [InlineData("+86 138 1234 1234", "13812341234")]
    [InlineData("8613812341234", "13812341234")]
    [InlineData("0086-13812341234", "13812341234")]
    [InlineData("(+86)13812341234", "13812341234")]
    [InlineData("１３８１２３４１２３４", "13812341234")]
    [InlineData("\u202d13812341234\u202c", "13812341234")]
    [InlineData("19912341234\u00a0", "19912341234")]
    [InlineData("021-58881234", "02158881234")]
    [InlineData("(021)5888 1234", "02158881234")]
    [InlineData("0512-6888123", "05126888123")]
    [InlineData("+86-21-58881234", "02158881234")]
    [InlineData("+86 (021) 58881234", "02158881234")]
    [InlineData("021-58881234-801", "02158881234转801")]
    [InlineData("021-58881234 转 801", "02158881234转801")]
    [InlineData("02158881234 ext. 801", "02158881234转801")]
    [InlineData("02158881234转分机801", "02158881234转801")]
    [InlineData("17012345678转1234", "17012345678转1234")]
    public void A_number_is_read_however_it_was_typed(string typed, string value)
    {
        Assert.True(PhoneNumber.TryRead(typed, out var phone, out var problem), problem.En);
        Assert.Equal(value, phone.Value);
    }

    [Theory]
    [InlineData("", "没有填")]
    [InlineData("   ", "没有填")]
    [InlineData("1.38E10", "科学计数法")]
    [InlineData("1.38E+10", "科学计数法")]
    [InlineData("1.3812E+10", "科学计数法")]
    [InlineData("1e10", "科学计数法")]
    [InlineData("1381234123", "这里是 10 位")]
    [InlineData("138123412345", "这里是 12 位")]
    [InlineData("12012341234", "第二位")]
    [InlineData("58881234", "区号")]
    [InlineData("01012345678", "座机")]
    [InlineData("无", "数字以外")]
    [InlineData("+852 2345 6789", "中国大陆")]
    [InlineData("-", "座机")]
    public void What_is_no_number_is_refused_with_the_reason(string typed, string reason)
    {
        Assert.False(PhoneNumber.TryRead(typed, out var phone, out var problem));
        Assert.Contains(reason, problem.Zh);
        Assert.NotEmpty(problem.En);
        Assert.Equal("", phone.Value);
    }

    [Theory]
    [InlineData("13812341234", "138****1234", "1234")]
    [InlineData("021-58881234-801", "021****1234", "1234")]
    [InlineData("0512-6888123", "0512****8123", "8123")]
    public void Everybody_sees_the_ends_only(string typed, string masked, string tail)
    {
        Assert.True(PhoneNumber.TryRead(typed, out var phone, out _));
        Assert.Equal(masked, phone.Masked);
        Assert.Equal(tail, phone.Tail);
    }

    [Fact]
    public void A_number_that_was_never_read_shows_nothing()
    {
        Assert.Equal(("", "", "", false), (default(PhoneNumber).Value, default(PhoneNumber).Masked, default(PhoneNumber).Tail, default(PhoneNumber).Mobile));
    }

    /// <summary>Mobiles and landlines in the dress people give them.</summary>
    private static readonly Gen<string> Dressed =
        from kind in Gen.Int[0, 2]
        from prefix in Gen.OneOfConst("", "+86", "+86 ", "0086", "86")
        from first in Gen.Int[3, 9]
        from area in Gen.OneOfConst("010", "021", "0512", "0755")
        from gap in Gen.OneOfConst("", "-", " ", "－")
        from rest in Gen.Int[10_000_000, 79_999_999]
        from last in Gen.Int[0, 9]
        from extension in Gen.OneOfConst("", "", "转8", "-8016", " ext 12")
        select kind == 0
            ? $"{prefix}1{first}{last}{gap}{rest}"
            : $"{area}{gap}{20_000_000 + rest}{extension}";

    [Fact]
    public void Reading_a_number_twice_changes_nothing()
    {
        Dressed.Sample(typed =>
        {
            if (!PhoneNumber.TryRead(typed, out var once, out var problem)) return Fail(typed, problem.En);
            return PhoneNumber.TryRead(once.Value, out var twice, out _) && twice == once;
        });
    }

    [Fact]
    public void Whatever_is_typed_is_read_or_refused_with_a_reason()
    {
        Gen.String[Gen.Char["0123456789+-转x.eE() ab"], 0, 20].Sample(typed =>
            PhoneNumber.TryRead(typed, out var phone, out var problem)
                ? PhoneNumber.TryRead(phone.Value, out var again, out _) && again == phone && phone.Masked.Contains("****")
                : problem.Zh.Length > 0 && problem.En.Length > 0);
    }

    private static bool Fail(string typed, string why)
    {
        Assert.Fail($"{typed}: {why}");
        return false;
    }
}
