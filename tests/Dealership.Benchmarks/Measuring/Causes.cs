using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dealership.Benchmarks.Measuring;

/// <summary>Keeps the exceptions that a host in this process logs, by the number that the request carried.</summary>
internal sealed class Causes : ILoggerProvider
{
    /// <summary>Header in which a request says its number.</summary>
    public const string Header = "X-Request-Number";

    private readonly ConcurrentDictionary<string, string> _seen = new();

    /// <summary>Why that request failed: what it was and where in our code.</summary>
    public string? Of(string number) => _seen.GetValueOrDefault(number);

    public ILogger CreateLogger(string categoryName) => new Ear(_seen);

    public void Dispose()
    {
    }

    private static string Say(Exception exception)
    {
        var inner = exception.GetBaseException();
        var ours = (inner.StackTrace ?? exception.StackTrace ?? "").Split('\n').Select(l => l.Trim())
            .FirstOrDefault(l => l.StartsWith("at Dealership.", StringComparison.Ordinal) && !l.Contains("Dealership.Plugin.Db", StringComparison.Ordinal)) ?? "at the framework";
        return $"{inner.GetType().Name}: {inner.Message.Split('\n')[0]} {ours.Split(" in ")[0]}";
    }

    private sealed class Ear(ConcurrentDictionary<string, string> seen) : ILogger
    {
        private static readonly HttpContextAccessor Now = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null && Now.HttpContext?.Request.Headers[Header].ToString() is { Length: > 0 } number) seen.TryAdd(number, Say(exception));
        }
    }
}
