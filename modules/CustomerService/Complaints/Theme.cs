using Dealership.Contracts;

namespace Dealership.CustomerService.Complaints;

/// <summary>What a complaint is about, and the department that must settle it.</summary>
internal sealed record Theme(string Code, Text Name, string Department)
{
    private const string Sales = "Sales";
    private const string Service = "CustomerService";

    public static IReadOnlyList<Theme> All { get; } =
    [
        new("delivery-late", new("交车延期", "Late handover"), Sales),
        new("accessory-missing", new("附件、精品缺失", "Accessories missing"), Sales),
        new("paperwork", new("手续与上牌", "Papers and plates"), Sales),
        new("paint", new("漆面、外观瑕疵", "Paint and body"), Sales),
        new("quality", new("车辆质量", "Vehicle quality"), Sales),
        new("attitude", new("服务态度", "Manner of staff"), Sales),
        new("promise", new("承诺未兑现", "Promise not kept"), Sales),
        new("charges", new("收费争议", "Charges"), Sales),
        new("after-sales", new("售后服务", "After-sales"), Service),
        new("facility", new("场地与设施", "Premises"), Service),
        new("other", new("其他", "Other"), Service),
    ];

    /// <summary>By code; nothing when there is none such.</summary>
    public static Theme? Of(string? code) => All.FirstOrDefault(t => t.Code == code);

    /// <summary>The department as the screen says it.</summary>
    public static Text DepartmentName(string department) => department == Sales ? new("销售部", "Sales") : new("客服部", "Customer service");

    /// <summary>The name of a stored code.</summary>
    public static Text NameOf(string code) => Of(code)?.Name ?? new(code, code);
}
