using System.Text;

namespace Dealership.CustomerService.Customers;

/// <summary>
/// Pinyin initials of a name, for search: 张伟强 is zwq. The common 3,755 characters of GB 2312 stand in pinyin order, so
/// their code says the initial; surnames read differently from the word, and rarer characters of names, are listed.
/// </summary>
internal static class Initials
{
    private static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    private static readonly (int From, char Letter)[] Starts =
    [
        (0xB0A1, 'a'), (0xB0C5, 'b'), (0xB2C1, 'c'), (0xB4EE, 'd'), (0xB6EA, 'e'), (0xB7A2, 'f'), (0xB8C1, 'g'), (0xB9FE, 'h'),
        (0xBBF7, 'j'), (0xBFA6, 'k'), (0xC0AC, 'l'), (0xC2E8, 'm'), (0xC4C3, 'n'), (0xC5B6, 'o'), (0xC5BE, 'p'), (0xC6DA, 'q'),
        (0xC8BB, 'r'), (0xC8F6, 's'), (0xCBFA, 't'), (0xCDDA, 'w'), (0xCEF4, 'x'), (0xD1B9, 'y'), (0xD4D1, 'z'),
    ];

    private const int Beyond = 0xD7FA;

    private const string Surnames = "翟z单s解x仇q查z曾z朴p尉y区o";

    private const string Rarer =
        "翟z闫y佟t覃q邵s邬w郜g隗w奚x臧z佘s亓q靳j芮r晏y婧j璐l琪q瑶y璇x昊h鑫x淼m焱y垚y晔y煜y炜w玮w珺j雯w馨x妍y婕j嫣y晗h琦q瑜y祺q睿r翊y钰y霆t骁x骅h"
        + "琛c璟j瑾j瑄x琬w琰y珂k珮p玥y珩h婵c嫚m娅y媛y姝s姣j妤y婷t芊q芸y茜x荃q莺y菡h蔺l薇w蕊r蕾l薛x昱y晟s晖h暄x旻m昕x泓h淇q涵h湉t滢y漪y濮p灏h焜k熠y祎y祯z"
        + "筱x綦q缪m罡g翀c胤y臻z舸g艾a荀x莘x萱x裘q谌c郝h郗x郦l钊z铄s锴k镕r阚k霁j颉x颢h飒s骞q鹂l麒q麟l黛d";

    /// <summary>Lower-case initials; Latin letters stand for themselves, what is unknown is left out.</summary>
    public static string Of(string name)
    {
        var letters = new StringBuilder(name.Length);
        var first = true;
        foreach (var c in name.Where(c => !char.IsWhiteSpace(c)))
        {
            if (Letter(c, first) is { } letter) letters.Append(letter);
            first = false;
        }
        return letters.ToString();
    }

    private static char? Letter(char c, bool first)
    {
        if (char.IsAsciiLetterOrDigit(c)) return char.ToLowerInvariant(c);
        if (first && Listed(Surnames, c) is { } surname) return surname;
        var bytes = Gb.GetBytes([c]);
        var code = bytes.Length == 2 ? (bytes[0] << 8) | bytes[1] : 0;
        if (code < Starts[0].From || code >= Beyond) return Listed(Rarer, c);
        return Starts.Last(s => s.From <= code).Letter;
    }

    private static char? Listed(string pairs, char c)
    {
        for (var i = 0; i < pairs.Length; i += 2)
            if (pairs[i] == c) return pairs[i + 1];
        return null;
    }
}
