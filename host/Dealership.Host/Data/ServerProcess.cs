using System.Diagnostics;

namespace Dealership.Host.Data;

/// <summary>Whether a PostgreSQL process works in a data folder, whoever started it.</summary>
internal static class ServerProcess
{
    /// <summary>
    /// True while any process of a server, even a straggler of a killed one, works in the folder. On Linux every such
    /// process stands in its data folder; the pid file alone would not do, for a number may be reused or a zombie's.
    /// </summary>
    public static bool WorksIn(PostgresFolder folder) =>
        OperatingSystem.IsLinux()
            ? Directory.EnumerateDirectories("/proc").Any(process => StandsIn(process, folder))
            : WrittenIn(folder) is { } pid && IsPostgres(pid);

    /// <summary>The pid of the folder's running server, or null.</summary>
    public static int? Of(PostgresFolder folder)
    {
        if (WrittenIn(folder) is not { } pid) return null;
        return OperatingSystem.IsLinux() ? StandsIn($"/proc/{pid}", folder) ? pid : null : IsPostgres(pid) ? pid : null;
    }

    private static int? WrittenIn(PostgresFolder folder) =>
        Read(folder.PidFile) is { } text && int.TryParse(text.Split('\n')[0], out var pid) ? pid : null;

    private static bool StandsIn(string process, PostgresFolder folder)
    {
        if (!char.IsAsciiDigit(Path.GetFileName(process)[0]) || Read($"{process}/comm") != "postgres\n") return false;
        // The pid file seen through the process's eyes catches a folder mounted under a second name.
        return Target($"{process}/cwd") == folder.Data
               || (Read($"{process}/cwd/postmaster.pid") is { Length: > 0 } theirs && theirs == Read(folder.PidFile));
    }

    private static bool IsPostgres(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName == "postgres";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A process may end, or belong to somebody else, between two looks at it: that is an answer, not an error.
    private static string? Read(string path) => Look(() => File.Exists(path) ? File.ReadAllText(path) : null);

    private static string? Target(string link) => Look(() => new FileInfo(link).LinkTarget);

    private static string? Look(Func<string?> look)
    {
        try
        {
            return look();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
