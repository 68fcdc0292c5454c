using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Dealership.Host.Data;

/// <summary>What .NET leaves to the system: owners, modes, signals.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "ServerUser.Choose turns Windows away before anything else.")]
internal static class Unix
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    public const UnixFileMode EveryoneReads = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    public const UnixFileMode EveryoneEnters = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const int Interrupt = 2;

    /// <summary>Makes a folder with this mode, unless it is there.</summary>
    public static void MakeFolder(string path, UnixFileMode mode)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path, mode);
        SetMode(new DirectoryInfo(path), mode); // the host's umask may have taken some of it away
    }

    public static void SetMode(FileSystemInfo entry, UnixFileMode mode) => entry.UnixFileMode = mode;

    /// <summary>SIGINT: PostgreSQL's fast shutdown. False when the process is gone already.</summary>
    public static bool AskToStop(int pid) => Kill(pid, Interrupt) == 0;

    /// <summary>Gives a file or folder to another user. A link itself is given, never what it points to.</summary>
    /// <exception cref="Win32Exception">The kernel refused.</exception>
    public static void GiveTo(string path, uint uid, uint gid)
    {
        if (ChangeOwner(path, uid, gid) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{path} could not be given to user {uid}");
    }

    /// <summary>An existing folder's path without any link in it: the way the kernel spells it in /proc/*/cwd.</summary>
    public static string RealPath(string folder)
    {
        if (Path.GetDirectoryName(folder) is not { } parent) return folder;
        var here = Path.Combine(RealPath(parent), Path.GetFileName(folder));
        return Directory.ResolveLinkTarget(here, returnFinalTarget: true) is { } target ? RealPath(target.FullName) : here;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int pid, int signal);

    [DllImport("libc", EntryPoint = "lchown", SetLastError = true)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint uid, uint gid);
}
