using Bogus;
using Dealership.Contracts;

namespace Dealership.Host.Demo;

/// <summary>Where and when a story plays, and what its dice and ids follow from.</summary>
internal sealed record Setting(int StoreId, DateOnly Today, TimeZoneInfo Zone, int Seed, StorySize Size)
{
    /// <summary>The first day on which a vehicle is handed over.</summary>
    public DateOnly FirstDay { get; } = Today.AddDays(1 - Size.Days);

    /// <summary>First day of the calendar quarter that went badly, so that the charts show something: half a year ago.</summary>
    public DateOnly DipFrom { get; } = QuarterOf(Today.AddDays(-180));

    /// <summary>The dice of this part of the story. Never Bogus' global seed: two stories may be told at once.</summary>
    public Randomizer Dice(Part part, long number = 0) => new((int)Mixed(part, number, 0));

    /// <summary>
    /// An id of version 8 (RFC 9562), laid out like version 7: milliseconds first, so that rows lie in the order of time,
    /// then what follows from seed, store, part and number instead of chance.
    /// </summary>
    public Guid Id(Part part, long number, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)Mixed(part, number, 1));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Mixed(part, number, 2));
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }

    /// <summary>The instant at which the store's clock shows this, in UTC as the database wants it.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The store's date at this instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>How long ago a day is; 0 for today.</summary>
    public int DaysAgo(DateOnly day) => Today.DayNumber - day.DayNumber;

    /// <summary>How far the story has come by this day, 0 to 1: the store learns a little.</summary>
    public double Progress(DateOnly day) => Math.Clamp(1 - ((double)DaysAgo(day) / Size.Days), 0, 1);

    /// <summary>The day lies in the quarter that went badly.</summary>
    public bool InDip(DateOnly day) => day >= DipFrom && day < DipFrom.AddMonths(3);

    /// <summary>In the language of the story.</summary>
    public string Say(Text text) => Size.Language == StorySize.English ? text.En : text.Zh;

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>Seed, store, part, number and lane, each stirred in by the finaliser of SplitMix64: the same on every machine.</summary>
    private ulong Mixed(Part part, long number, ulong lane)
    {
        var stirred = Stir((uint)Seed);
        stirred = Stir(stirred ^ (uint)StoreId);
        stirred = Stir(stirred ^ (ulong)part);
        stirred = Stir(stirred ^ (ulong)number);
        return Stir(stirred ^ lane);
    }

    private static ulong Stir(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
