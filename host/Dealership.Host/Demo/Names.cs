using Bogus;

namespace Dealership.Host.Demo;

/// <summary>Names of people in the story's language. One instance a telling: a Faker carries its dice with it.</summary>
internal sealed class Names(string language)
{
    // Bogus' Chinese given names are nearly all men's.
    private static readonly string[] Women =
    [
        "敏", "静", "丽娟", "婷婷", "晓燕", "玉兰", "欣怡", "梓涵", "佳琪", "海燕", "秀英", "雪梅", "思雨", "慧玲", "丹", "莉", "倩", "芳", "诗涵", "雨桐",
        "红霞", "文静", "美玲", "晓彤", "春梅", "可馨", "若曦", "云", "素芬", "怡然",
    ];

    private readonly Faker _faker = new(language);

    /// <summary>Family name first in Chinese, without a space; last in English.</summary>
    public string Draw(Randomizer dice)
    {
        _faker.Random = dice;
        if (language == StorySize.English) return $"{_faker.Name.FirstName()} {_faker.Name.LastName()}";
        return _faker.Name.LastName() + (dice.Chance(0.42) ? dice.ArrayElement(Women) : _faker.Name.FirstName());
    }
}
