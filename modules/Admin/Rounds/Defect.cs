using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>A defect as it stands now. Answers: what putting it right, or looking again, would answer; DueAt: by when it is to be put right.</summary>
internal sealed record Defect(
    Guid Id, Guid RoundId, string Code, int Zone, int Item, string ZoneZh, string ZoneEn, string ItemZh, string ItemEn, bool Safety, string Words, Guid? FileId,
    Guid OwnerId, string Owner, DateTimeOffset FoundAt, Guid FoundBy, string Finder, string State, bool Late, Guid? Answers, DateTimeOffset? DueAt, DateTimeOffset? ClosedAt, Guid? FixedBy)
{
    /// <summary>待整改.</summary>
    public const string Open = "open";
    /// <summary>待复查.</summary>
    public const string Check = "check";
    /// <summary>已关闭.</summary>
    public const string Closed = "closed";

    /// <summary>Zone and item.</summary>
    public Text What => Named(new(ZoneZh, ZoneEn), new(ItemZh, ItemEn));

    /// <summary>As everybody calls it: zone and item.</summary>
    public static Text Named(Text zone, Text item) => new($"{zone.Zh}·{item.Zh}", $"{zone.En}: {item.En}");

    /// <summary>By when it is to be put right: hours for a danger, the end of a later day for anything else.</summary>
    public static DateTimeOffset Limit(bool safety, int hours, int days, TimeZoneInfo zone, DateTimeOffset now) =>
        safety ? now.AddHours(hours) : zone.At(zone.DayOf(now).AddDays(days + 1), TimeOnly.MinValue).AddMicroseconds(-1);

    /// <summary>From <c>d</c> on; takes <c>@now</c>.</summary>
    public const string Shown = """
        select d.id, d.round_id, d.code, d.zone, d.item, d.zone_zh, d.zone_en, d.item_zh, d.item_en, d.safety, d.words, d.file_id, d.owner_id, o.name as owner, d.found_at, d.found_by,
               f.name as finder, d.state, coalesce(d.due_at < @now, false) as late, d.answers, d.due_at, d.closed_at, d.fixed_by
        from   admin.defects_now(@store) d
        join   admin.people o on o.store_id = @store and o.id = d.owner_id
        join   admin.people f on f.store_id = @store and f.id = d.found_by
        """;

    /// <summary>One of them; takes <c>@id</c>.</summary>
    public const string One = $"{Shown} where d.id = @id";

    public static string Say(string state, Dealership.Ui.Words words) => state switch
    {
        Open => words["待整改", "To put right"],
        Check => words["待复查", "To look at again"],
        _ => words["已关闭", "Closed"],
    };

    public static Dealership.Ui.StateKind Kind(Defect defect) => defect switch
    {
        { State: Closed } => Dealership.Ui.StateKind.Done,
        { Late: true } => Dealership.Ui.StateKind.Late,
        { State: Check } => Dealership.Ui.StateKind.InTime,
        _ => Dealership.Ui.StateKind.Due,
    };
}
