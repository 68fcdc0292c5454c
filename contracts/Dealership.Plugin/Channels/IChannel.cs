using Dealership.Contracts;

namespace Dealership.Plugin.Channels;

/// <summary>
/// A way by which notices leave the house (通知渠道): mail, a robot in a chat group. Any department may bring one; it is found, and
/// stands in the settings with the fields it asks for. It holds nothing, is made once, and reaches the network only through <see cref="IWire"/>.
/// </summary>
public interface IChannel
{
    /// <summary>Name in the database: <c>wecom</c>.</summary>
    string Kind { get; }

    /// <summary>As people say it.</summary>
    Text Name { get; }

    /// <summary>Where one gets what the fields ask for.</summary>
    Text How { get; }

    /// <summary>What a store must say to use it.</summary>
    IReadOnlyList<ChannelField> Fields { get; }

    /// <summary>How much it takes; the house keeps to it.</summary>
    ChannelPace Pace { get; }

    /// <summary>It goes to an address of the person's own; otherwise to a group that others may read.</summary>
    bool Personal { get; }

    /// <summary>Judges what was typed; fields of problems are the keys of <see cref="Fields"/>.</summary>
    void Judge(Problems problems, ChannelSettings settings);

    /// <summary>The place on the network that it will call; nothing while the settings do not say.</summary>
    Uri? Reaches(ChannelSettings settings);

    /// <summary>Sends one letter, cut to what the channel takes, and says how it was received. Exceptions of the wire may pass.</summary>
    Task<ChannelAnswer> Send(Letter letter, ChannelSettings settings, IWire wire, CancellationToken ct);
}

/// <summary>Something that a store says about a channel.</summary>
/// <param name="Key">Name in the settings.</param>
/// <param name="Label">Beside the field.</param>
/// <param name="Secret">Kept protected and never shown again.</param>
/// <param name="Required">Must be said.</param>
public sealed record ChannelField(string Key, Text Label, bool Secret = false, bool Required = true)
{
    /// <summary>How to fill it in.</summary>
    public Text? Hint { get; init; }
}

/// <summary>How many letters a channel takes from one store.</summary>
public sealed record ChannelPace(int PerMinute, int PerSecond);

/// <summary>What a store said about a channel, its secrets included; what it did not say is empty.</summary>
public sealed class ChannelSettings(IReadOnlyDictionary<string, string> values)
{
    /// <summary>What was said under this key.</summary>
    public string this[string key] => values.GetValueOrDefault(key, "");
}

/// <summary>How a letter was received.</summary>
/// <param name="Result">In short.</param>
/// <param name="Said">What the other side answered, without any secret.</param>
public sealed record ChannelAnswer(ChannelResult Result, Text Said)
{
    /// <summary>After <see cref="ChannelResult.Slower"/>: how long nothing more is taken.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>How a letter was received, in short.</summary>
public enum ChannelResult
{
    /// <summary>Accepted.</summary>
    Taken,
    /// <summary>Too many: later, and this try does not count.</summary>
    Slower,
    /// <summary>It may go better later.</summary>
    Failed,
    /// <summary>It will not go better by itself: wrong key, wrong address, too long.</summary>
    Refused,
}
