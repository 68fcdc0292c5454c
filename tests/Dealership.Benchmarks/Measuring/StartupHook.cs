using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

/// <summary>
/// Runs inside a server that is measured, before its own code (DOTNET_STARTUP_HOOKS), and answers at a Unix socket how many
/// bytes it has allocated. It allocates nothing between two questions, and touches nothing of the server.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1050", Justification = "The runtime looks for this name, without a namespace.")]
internal static class StartupHook
{
    /// <summary>Names the socket.</summary>
    public const string Variable = "DEALERSHIP_PROBE";

    /// <summary>Called by the runtime.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path) return;
        var door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        door.Bind(new UnixDomainSocketEndPoint(path));
        door.Listen();
        new Thread(() => Answer(door)) { IsBackground = true, Name = "probe" }.Start();
    }

    private static void Answer(Socket door)
    {
        while (true)
        {
            using var asked = door.Accept();
            var (allocated, heap) = (GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalMemory(false));
            asked.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {allocated} {heap} {System.Runtime.JitInfo.GetCompiledMethodCount()}")));
        }
    }
}
