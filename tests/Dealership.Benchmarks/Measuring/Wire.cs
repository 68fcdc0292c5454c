using System.Buffers.Binary;
using System.Net.Sockets;
using Npgsql;

namespace Dealership.Benchmarks.Measuring;

/// <summary>
/// Stands between a server and its PostgreSQL and reads what they say to each other (protocol version 3): how often the server
/// waited for an answer, which statements it ran, prepared or not, and what each touched. Notices stop here: they are asked for
/// by the measurement, and the server would not get any.
/// </summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wire-").FullName;
    private readonly Socket _door = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _server;
    private readonly NpgsqlConnectionStringBuilder _to;
    private readonly List<Unit> _units = [];

    /// <param name="to">Where PostgreSQL is; by Unix socket.</param>
    public Wire(string to)
    {
        _to = new(to);
        _server = Path.Combine(_to.Host!, $".s.PGSQL.{_to.Port}");
        _door.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, $".s.PGSQL.{_to.Port}")));
        _door.Listen();
        _ = Accept();
    }

    /// <summary>What a server is given in the place of the real one.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_to.ConnectionString) { Host = _folder, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;

    /// <summary>Everything since the last call.</summary>
    public IReadOnlyList<Unit> Take()
    {
        lock (_units)
        {
            Unit[] all = [.. _units];
            _units.Clear();
            return all;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _door.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _door.AcceptAsync();
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_server));
                var said = new Conversation(Add);
                _ = Carry(client, server, said.Asked, typed: false);
                _ = Carry(server, client, said.Answered, typed: true);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // the measurement is over
        }
    }

    private void Add(Unit unit)
    {
        lock (_units) _units.Add(unit);
    }

    /// <summary>Carries whole messages; the first of a client has no type.</summary>
    private static async Task Carry(Socket from, Socket to, Func<char, ReadOnlyMemory<byte>, bool> read, bool typed)
    {
        var (buffer, filled) = (new byte[64 * 1024], 0);
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(filled)) is > 0 and var got)
            {
                filled += got;
                var (at, kept) = (0, 0);
                while (Length(buffer.AsSpan(at, filled - at), typed) is { } length && at + length <= filled)
                {
                    var head = typed ? 5 : 4;
                    if (read(typed ? (char)buffer[at] : '\0', buffer.AsMemory(at + head, length - head)))
                    {
                        if (kept != at) buffer.AsSpan(at, length).CopyTo(buffer.AsSpan(kept));
                        kept += length;
                    }
                    (at, typed) = (at + length, true);
                }
                if (kept > 0) await Send(to, buffer.AsMemory(0, kept));
                buffer.AsSpan(at, filled - at).CopyTo(buffer);
                filled -= at;
                if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // one side hung up
        }
        from.Dispose();
        to.Dispose();
    }

    private static async Task Send(Socket to, ReadOnlyMemory<byte> bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await to.SendAsync(bytes[sent..]);
    }

    private static int? Length(ReadOnlySpan<byte> bytes, bool typed)
    {
        var skip = typed ? 1 : 0;
        return bytes.Length < skip + 4 ? null : skip + BinaryPrimitives.ReadInt32BigEndian(bytes[skip..]);
    }
}
