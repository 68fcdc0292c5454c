using Microsoft.Extensions.Logging;

namespace Dealership.Host.Tests.Data;

/// <summary>A log that remembers its lines.</summary>
internal sealed class Heard : ILogger
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel level) => true;

    public void Log<TState>(
        LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> format) =>
        Lines.Add(format(state, error));
}
