namespace Dealership.Sales.Showroom;

/// <summary>Ids of the demo's rows: by time, and then what follows from its dice instead of chance.</summary>
internal static class DemoId
{
    public static Guid Of(Random luck, DateTimeOffset at)
    {
        var bytes = Guid.CreateVersion7(at).ToByteArray(bigEndian: true);
        luck.NextBytes(bytes.AsSpan(6));
        (bytes[6], bytes[8]) = ((byte)(0x80 | (bytes[6] & 0x0F)), (byte)(0x80 | (bytes[8] & 0x3F)));
        return new(bytes, bigEndian: true);
    }
}
