using System.ComponentModel;
using System.Diagnostics;

namespace Dealership.Host.Data;

/// <summary>Runs a program of the machine to its end and keeps what it said.</summary>
internal static class Tool
{
    /// <param name="Exit">0 is success; 127 that there is no such program.</param>
    /// <param name="Said">Standard output, then standard error.</param>
    internal sealed record Answer(int Exit, string Said)
    {
        public bool Ok => Exit == 0;
    }

    /// <summary>Runs <paramref name="command"/> (program, then arguments); cancelling kills it with its children.</summary>
    public static async Task<Answer> RunAsync(IEnumerable<string> command, CancellationToken ct)
    {
        using var process = new Process { StartInfo = Describe(command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new Answer(127, missing.Message);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new Answer(process.ExitCode, $"{await output}{await error}".Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>All three streams are pipes, so that a child never touches the host's terminal.</summary>
    public static ProcessStartInfo Describe(IEnumerable<string> command)
    {
        var words = command.ToArray();
        return new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The host's own working folder may be closed to the user the child drops to.
            WorkingDirectory = "/",
        };
    }

    /// <summary>The full path of <paramref name="program"/>, or null when no folder of PATH has it.</summary>
    public static string? OnPath(string program) =>
        PathFolders().Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static IReadOnlyList<string> PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
