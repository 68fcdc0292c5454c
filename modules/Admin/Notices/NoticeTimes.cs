using System.Globalization;

namespace Dealership.Admin.Notices;

/// <summary>When the two digests of a working day are written, from a day on (提醒时间). Times as <c>08:30</c>.</summary>
internal sealed record NoticeTimes(DateOnly EffectiveFrom, string Morning, string Evening)
{
    /// <summary>What holds until the store says otherwise.</summary>
    public static NoticeTimes Usual { get; } = new(DateOnly.MinValue, "08:30", "17:00");

    /// <summary>Those in force on <c>@day</c>, if any were said.</summary>
    public const string Sql = """
        select effective_from, to_char(morning, 'HH24:MI') as morning, to_char(evening, 'HH24:MI') as evening from admin.notice_times
        where  store_id = @store and effective_from <= @day order by effective_from desc, said_at desc limit 1
        """;

    /// <summary>After this long a digest that nobody wrote is not written any more: an outage of a morning is not told of at noon.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(3);

    /// <summary>Which digest is to be written at this time of the day.</summary>
    public string? At(TimeOnly now)
    {
        var (morning, evening) = (Read(Morning)!.Value, Read(Evening)!.Value);
        if (now >= evening) return now - evening <= Late ? "evening" : null;
        return now >= morning && now - morning <= Late ? "morning" : null;
    }

    public static TimeOnly? Read(string? typed) =>
        TimeOnly.TryParseExact(typed?.Trim().Replace('：', ':'), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
