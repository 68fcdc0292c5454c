using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>自然状况表: what is typed of a dealer when its file is opened or put right.</summary>
internal sealed class DealerForm
{
    public string? Name { get; set; }
    /// <summary>统一社会信用代码, 18 characters.</summary>
    public string? LicenceNo { get; set; }
    public string? Owner { get; set; }
    public string? Address { get; set; }
    public int? ShowroomM2 { get; set; }
    /// <summary>Cars it sells in a year, of whatever make.</summary>
    public int? YearlyUnits { get; set; }
    public string? OtherBrands { get; set; }
    /// <summary>Who looks after it; whoever opens it when empty.</summary>
    public Guid? OfficerId { get; set; }

    public string Licence => (LicenceNo ?? "").Trim().ToUpperInvariant();

    public async Task<Problems> Check(IPeople people, CancellationToken ct) => new Problems()
        .When(Name?.Trim().Length is null or < 2 or > 80, nameof(Name), "请填写二网名称（2到80字）。", "Enter the dealer's name, 2 to 80 characters.")
        .When(Licence.Length != 18 || !Licence.All(char.IsAsciiLetterOrDigit), nameof(LicenceNo), "统一社会信用代码是18位字母和数字。", "A licence number has 18 letters and digits.")
        .When(Owner?.Trim().Length is null or 0 or > 40, nameof(Owner), "请填写负责人。", "Enter its owner.")
        .When(Address?.Trim().Length is null or < 4 or > 120, nameof(Address), "请填写地址。", "Enter the address.")
        .When(ShowroomM2 is < 1 or > 99_999, nameof(ShowroomM2), "展厅面积不在合理范围。", "The floor area is out of range.")
        .When(YearlyUnits is < 0 or > 99_999, nameof(YearlyUnits), "年销量不在合理范围。", "The yearly sales are out of range.")
        .When(OtherBrands?.Length > 120, nameof(OtherBrands), "最多120字。", "At most 120 characters.")
        .When(OfficerId is { } officer && !(await people.Named([officer], ct)).ContainsKey(officer), nameof(OfficerId), "没有这位同事。", "There is no such colleague.");

    public object Columns(Guid id, DateTimeOffset now, Guid by) => new
    {
        id,
        name = Name!.Trim(),
        licence = Licence,
        owner = Owner!.Trim(),
        address = Address!.Trim(),
        ShowroomM2,
        YearlyUnits,
        brands = string.IsNullOrWhiteSpace(OtherBrands) ? null : OtherBrands.Trim(),
        officer = OfficerId ?? by,
        now,
        by,
    };
}
