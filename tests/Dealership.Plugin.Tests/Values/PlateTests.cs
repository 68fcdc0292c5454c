using CsCheck;
using Dealership.Plugin.Values;

namespace Dealership.Plugin.Tests.Values;

public sealed class PlateTests
{
    [Theory]
    [InlineData("沪A12345", "沪A12345", PlateKind.Ordinary)]
    [InlineData("沪a·12b45", "沪A12B45", PlateKind.Ordinary)]
    [InlineData("京 N8P8F8", "京N8P8F8", PlateKind.Ordinary)]
    [InlineData("沪AE22075", "沪AE22075", PlateKind.SmallNewEnergy)]
    [InlineData("粤BD12345", "粤BD12345", PlateKind.SmallNewEnergy)]
    [InlineData("粤BF12345", "粤BF12345", PlateKind.SmallNewEnergy)]
    [InlineData("粤BKA1234", "粤BKA1234", PlateKind.SmallNewEnergy)]
    [InlineData("粤B12345D", "粤B12345D", PlateKind.LargeNewEnergy)]
    [InlineData("粤B12345G", "粤B12345G", PlateKind.LargeNewEnergy)]
    [InlineData("粤Z1234港", "粤Z1234港", PlateKind.HongKongMacau)]
    [InlineData("粤ZA123澳", "粤ZA123澳", PlateKind.HongKongMacau)]
    [InlineData("苏E1234挂", "苏E1234挂", PlateKind.Trailer)]
    [InlineData("苏E1234学", "苏E1234学", PlateKind.Training)]
    [InlineData("苏E1234警", "苏E1234警", PlateKind.Police)]
    [InlineData("沪A0023领", "沪A0023领", PlateKind.Diplomatic)]
    [InlineData("224578使", "224578使", PlateKind.Diplomatic)]
    public void A_plate_is_read_and_its_kind_known(string typed, string value, PlateKind kind)
    {
        Assert.True(Plate.TryRead(typed, out var plate, out var problem), problem.En);
        Assert.Equal((value, kind), (plate.Value, plate.Kind));
    }

    [Theory]
    [InlineData("", "没有填")]
    [InlineData("A12345", "省份简称")]
    [InlineData("沪I12345", "I 和 O")]
    [InlineData("沪A1234O", "I 和 O")]
    [InlineData("沪A1234", "6 位")]
    [InlineData("沪A1234567", "9 位")]
    [InlineData("沪AL12345", "新能源")]
    [InlineData("沪AD1234A", "新能源")]
    [InlineData("沪A12345L", "新能源")]
    [InlineData("沪Z1234港", "写法")]
    public void What_is_no_plate_is_refused_with_the_reason(string typed, string reason)
    {
        Assert.False(Plate.TryRead(typed, out _, out var problem));
        Assert.Contains(reason, problem.Zh);
        Assert.NotEmpty(problem.En);
    }

    [Fact]
    public void Nothing_longer_than_eight_is_a_plate() =>
        Gen.String[Gen.Char["沪AD0123456789港"], 9, 14].Sample(tail => !Plate.TryRead("沪" + tail, out _, out _));
}
