using System.Text.RegularExpressions;
using Dealership.Contracts.Admin;

namespace Dealership.Sales.Meetings;

/// <summary>Whom “@詹”, “@詹主管”, “@Zhan” or “@E009” means: a name or its beginning, the pinyin of a surname, an employee number.</summary>
internal static partial class SpokenName
{
    /// <summary>The commonest surnames by their pinyin; one syllable may be several.</summary>
    private const string Surnames =
        "ai艾 an安 bai白柏 bao包鲍 bi毕 bian卞边 bo薄 cai蔡 cao曹 cen岑 chai柴 chang常 che车 chen陈谌 cheng程成 chi池迟 chu褚楚储 cui崔 dai戴代 deng邓 di狄 diao刁 ding丁 dong董 dou窦 du杜 duan段 fan范樊 fang方房 fei费 "
        + "feng冯封丰 fu傅符付伏 gan甘 gao高 ge葛 geng耿 gong龚宫巩 gou苟 gu顾古谷 guan管关 guo郭 han韩 hang杭 hao郝 he何贺和 heng衡 hong洪 hou侯 hu胡扈 hua华花 huang黄 huo霍 ji纪季姬吉计 jia贾 jian简 jiang江姜蒋 jiao焦 jin金靳晋 "
        + "jing荆景 ju鞠 kang康 ke柯 kong孔 kuang邝匡 lai赖 lan兰蓝 lang郎 lei雷 leng冷 li李黎厉栗 lian连廉 liang梁 liao廖 lin林蔺 ling凌 liu刘柳 long龙 lou娄楼 lu卢陆鲁路吕 luan栾 luo罗骆 lv吕 ma马 man满 mao毛茅 mei梅 meng孟蒙 mi米 miao苗缪 "
        + "ming明 mo莫 mu穆牟慕 na那 ni倪 nie聂 ning宁 niu牛 ou欧区 pan潘 pang庞 pei裴 peng彭 pi皮 ping平 pu蒲濮朴 qi齐戚祁亓 qian钱 qiang强 qiao乔 qin秦覃 qiu邱丘裘仇 qu曲屈瞿 quan全权 que阙 ran冉 rao饶 ren任 rong荣容戎 ruan阮 rui芮 sha沙 shan单 "
        + "shang尚商 shao邵 she佘 shen沈申 sheng盛 shi施石史时师 shu舒 si司 song宋 su苏 sui隋 sun孙 tai邰 tan谭谈覃 tang汤唐 tao陶 teng滕 tian田 tong童佟 tu涂屠 wan万 wang王汪 wei魏韦卫 wen温文闻 weng翁 wu吴武伍邬乌 xi席习奚 xia夏 xian鲜冼 xiang向项 xiao肖萧 xie谢解 xin辛 "
        + "xing邢 xiong熊 xu徐许胥 xuan宣 xue薛 xun荀 yan严颜阎闫晏 yang杨阳羊 yao姚 ye叶 yi易伊 yin尹殷 ying应 yong雍 you尤游 yu于余俞喻虞郁 yuan袁苑 yue岳乐 yun云恽 zang臧 zeng曾 zha查 zhai翟 zhan詹湛 zhang张章 zhao赵 zhen甄 zheng郑 zhi支 zhong钟仲 zhou周 zhu朱祝诸竺 zhuang庄 zhuo卓 zou邹 zu祖 zuo左";

    private static readonly ILookup<char, string> Pinyin = Surnames.Split(' ').SelectMany(entry =>
    {
        var syllable = Latin().Match(entry).Value;
        return entry[syllable.Length..].Select(character => (character, syllable));
    }).ToLookup(p => p.character, p => p.syllable);

    /// <summary>Who is meant, and the line without the name.</summary>
    public static (IReadOnlyList<PersonCard> Found, string Left) Take(string line, IReadOnlyList<PersonCard> staff)
    {
        var at = line.IndexOfAny(['@', '＠']);
        if (at < 0) return ([], line);
        var (before, after) = (line[..at], line[(at + 1)..].TrimStart());
        // A whole name needs no space behind it; the longest one is meant.
        if (staff.Where(p => after.StartsWith(p.Name, StringComparison.OrdinalIgnoreCase)).OrderByDescending(p => p.Name.Length).ToArray() is [var whole, ..])
            return ([.. staff.Where(p => p.Name == whole.Name)], $"{before} {after[whole.Name.Length..]}");
        var token = Token().Match(after).Value;
        return (token.Length == 0 ? [] : [.. staff.Where(p => Means(p, token))], $"{before} {after[token.Length..]}");
    }

    private static bool Means(PersonCard person, string token) =>
        person.Name.StartsWith(token, StringComparison.OrdinalIgnoreCase)
        || person.Number.Equals(token, StringComparison.OrdinalIgnoreCase)
        || person.Name.Split(' ').Any(word => word.StartsWith(token, StringComparison.OrdinalIgnoreCase))
        || Pinyin[person.Name[0]].Any(syllable => syllable.Equals(token, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^[a-z]+")]
    private static partial Regex Latin();

    [GeneratedRegex(@"^[^\s,，:：;；。]+")]
    private static partial Regex Token();
}
