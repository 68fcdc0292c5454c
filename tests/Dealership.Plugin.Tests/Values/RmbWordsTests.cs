using System.Globalization;
using Dealership.Plugin.Values;

namespace Dealership.Plugin.Tests.Values;

public sealed class RmbWordsTests
{
    [Theory]
    [InlineData("0", "零元整")]
    [InlineData("0.004", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.50", "伍角整")]
    [InlineData("0.995", "壹元整")]
    [InlineData("10", "壹拾元整")]
    [InlineData("10.05", "壹拾元零伍分")]
    [InlineData("1004.5", "壹仟零肆元伍角整")]
    [InlineData("1680.32", "壹仟陆佰捌拾元叁角贰分")]
    [InlineData("10000", "壹万元整")]
    [InlineData("10001", "壹万零壹元整")]
    [InlineData("100580", "壹拾万零伍佰捌拾元整")]
    [InlineData("105800", "壹拾万伍仟捌佰元整")]
    [InlineData("1050800", "壹佰零伍万零捌佰元整")]
    [InlineData("1010101.01", "壹佰零壹万零壹佰零壹元零壹分")]
    [InlineData("100000000", "壹亿元整")]
    [InlineData("100001000", "壹亿零壹仟元整")]
    [InlineData("100010000", "壹亿零壹万元整")]
    [InlineData("1000000000000", "壹万亿元整")]
    [InlineData("-99.9", "负玖拾玖元玖角整")]
    public void An_amount_is_written_as_a_bill_writes_it(string yuan, string words) => Assert.Equal(words, RmbWords.Of(decimal.Parse(yuan, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_no_bill_can_hold_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => RmbWords.Of(1e16m));
}
