using Dealership.Contracts;

namespace Dealership.Architecture.Tests;

/// <summary>The duty list of the source document (SourceDocument.txt, copied character by character), read into sentences.</summary>
internal static class SourceDocument
{
    private const string Heading = "岗位职责:";

    /// <summary>The document prints no codes; these are its positions in its order.</summary>
    private static readonly (string Name, string Code)[] Positions =
    [
        ("总经理", Position.GeneralManager), ("市场经理", Position.MarketingManager),
        ("市场活动企划专员", Position.CampaignPlanner), ("市场活动执行专员", Position.CampaignExecutor),
        ("客户服务经理", Position.CustomerServiceManager), ("客服专员", Position.CustomerServiceOfficer),
        ("信息员", Position.InformationOfficer), ("CSI/SSI管理员", Position.SatisfactionOfficer),
        ("行政专员", Position.AdministrationOfficer), ("销售经理", Position.SalesManager),
        ("展厅主管", Position.ShowroomSupervisor),
    ];

    /// <summary>Sentences by position code, without the mark that ends them.</summary>
    public static IReadOnlyDictionary<string, List<string>> Sentences { get; } = Read();

    private static Dictionary<string, List<string>> Read()
    {
        using var file = typeof(SourceDocument).Assembly.GetManifestResourceStream(typeof(SourceDocument), "SourceDocument.txt")
            ?? throw new InvalidOperationException("SourceDocument.txt is not embedded in the test assembly.");
        var sentences = new Dictionary<string, List<string>>();
        var open = false;
        foreach (var line in new StreamReader(file).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.EndsWith(Heading, StringComparison.Ordinal))
            {
                sentences.Add(Positions.Single(p => p.Name + Heading == line).Code, []);
                open = false;
                continue;
            }
            var list = sentences.Values.Last();
            // Only a mark ends a sentence: the layout broke one (销/售团队) over two lines.
            if (open) list[^1] += line.TrimEnd(';', '。');
            else list.Add(line.TrimEnd(';', '。'));
            open = line[^1] is not (';' or '。');
        }
        return sentences;
    }
}
