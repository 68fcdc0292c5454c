using Dealership.Plugin.Values;

namespace Dealership.Plugin.Tests.Values;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("张三", "张**")]
    [InlineData(" 张三丰 ", "张**")]
    [InlineData("阿卜杜拉·买买提", "阿**")]
    [InlineData("𠮷田", "𠮷**")]
    [InlineData("James", "J***")]
    [InlineData("Élodie", "É***")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Only_the_first_character_is_shown(string? name, string masked) => Assert.Equal(masked, PersonName.Mask(name));
}
