using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Dealership.TestKit;

/// <summary>The real host as a process of its own, on a test database: it can be asked over HTTP, stopped, and killed.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _serves = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _serves.TrySetException(new InvalidOperationException($"The host ended with {process.ExitCode} before it served:\n{Said}"));
    }

    /// <summary>The folder in which the build put the host and the departments.</summary>
    public static string Folder { get; } = typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "HostFolder").Value!;

    /// <summary>Where it serves.</summary>
    public Uri Url => _serves.Task.Result;

    /// <summary>Its number at the system.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Everything it printed so far.</summary>
    public string Said { get { lock (_said) return _said.ToString(); } }

    /// <summary>Starts it and waits until it serves.</summary>
    /// <param name="database">Connection string; a fresh copy of the cast's database when nothing is given.</param>
    /// <param name="modules">Folder with the departments, when not the built one.</param>
    /// <param name="settings">More settings as environment variables.</param>
    public static Task<HostProcess> Start(string database, string? modules = null, params (string Name, string Value)[] settings) =>
        StartFrom(Folder, database, modules, settings);

    /// <summary>As <see cref="Start"/>, from another folder than the built one: a published host.</summary>
    public static async Task<HostProcess> StartFrom(string folder, string database, string? modules = null, params (string Name, string Value)[] settings)
    {
        var host = new HostProcess(Launch(folder, ["serve", "--urls", "http://127.0.0.1:0"],
            [("Dealership__Database", database), .. modules is null ? Array.Empty<(string, string)>() : [("Dealership__Modules", modules)], .. settings]));
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        await host._serves.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return host;
    }

    /// <summary>Runs a verb to its end and answers what it printed.</summary>
    public static async Task<string> Verb(string verb, params (string Name, string Value)[] settings) => (await Run([verb], settings)).Said;

    /// <summary>As <see cref="Verb"/>, with what follows the verb; answers how it ended too.</summary>
    public static async Task<(int Code, string Said)> Run(string[] arguments, params (string Name, string Value)[] settings)
    {
        using var process = Launch(Folder, arguments, settings);
        process.Start();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private static Process Launch(string folder, string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(folder, "Dealership.Host.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new() { StartInfo = start };
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (Serving().Match(line) is { Success: true } at) _serves.TrySetResult(new(at.Groups[1].Value));
    }

    [GeneratedRegex(@"serves (http://\S+?)[,\s]")]
    private static partial Regex Serving();
}
