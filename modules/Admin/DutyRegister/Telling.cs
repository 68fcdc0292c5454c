using Dealership.Ui;

namespace Dealership.Admin.DutyRegister;

/// <summary>How classes and provenances are said.</summary>
internal static class Telling
{
    public static string Class(string kind, Words t) => kind switch
    {
        "Scheduled" => t["定期", "Scheduled"],
        "PerEvent" => t["事件", "Per event"],
        "Standing" => t["常设", "Standing"],
        "Supervision" => t["监督", "Supervision"],
        "AdHoc" => t["临时", "Ad hoc"],
        "SourceDamaged" => t["原文残缺", "Source damaged"],
        _ => kind,
    };

    public static string Provenance(RegisterOfDuties.Entry entry, Words t) => entry.Provenance switch
    {
        "document" => t["原文", "Document"],
        "confirmed" => t["店总确认", "Confirmed"],
        _ => t["建议", "Proposed"],
    };

    public static StateKind Kind(RegisterOfDuties.Entry entry) => entry.Provenance == "proposed" ? StateKind.Neutral : StateKind.Done;

    /// <summary>Who confirmed and when, for the hover; nothing for the rest.</summary>
    public static string? Why(RegisterOfDuties.Entry entry, Words t) => entry switch
    {
        { Confirmed: { } word } => t[$"{word.By} 于 {t.Day(DateOnly.FromDateTime(t.Local(word.At)))} 确认，{t.Day(word.EffectiveFrom)}起生效", $"{word.By} on {t.Day(DateOnly.FromDateTime(t.Local(word.At)))}, in effect from {t.Day(word.EffectiveFrom)}"],
        { Provenance: "proposed" } => t["原文没有写频次，此为建议，总经理确认后计入考核", "The document gives no cadence; proposed until the general manager confirms it"],
        _ => null,
    };
}
