using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Dealership.Benchmarks.Measuring;

/// <summary>Asks a server that was started with <see cref="Settings"/> what it has allocated.</summary>
internal sealed class Probe
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"probe-{Guid.NewGuid():n}.sock");

    /// <summary>What it says of itself.</summary>
    /// <param name="Process">Its number.</param>
    /// <param name="Allocated">Bytes since it started.</param>
    /// <param name="Heap">Bytes now.</param>
    /// <param name="Compiled">Methods compiled since it started, those compiled again included.</param>
    internal readonly record struct Word(int Process, long Allocated, long Heap, long Compiled);

    /// <summary>Environment variables that put the probe into a .NET process.</summary>
    public (string Name, string Value)[] Settings => [("DOTNET_STARTUP_HOOKS", typeof(Probe).Assembly.Location), (StartupHook.Variable, _path)];

    /// <summary>Asks, blocking; the server stands still while it counts.</summary>
    public Word Ask()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(_path));
        var buffer = new byte[100];
        var words = Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer)).Split(' ').Select(w => long.Parse(w, CultureInfo.InvariantCulture)).ToArray();
        return new((int)words[0], words[1], words[2], words[3]);
    }
}
