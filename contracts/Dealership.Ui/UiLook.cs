using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dealership.Ui;

/// <summary>
/// The style sheets and scripts of the look (folder <c>Look</c>), each kind sent as one file: a page waits for two answers instead of
/// twelve. The address changes with the content, so a browser keeps them for good and never keeps an old one.
/// </summary>
public static class UiLook
{
    // The order is the cascade's.
    private static readonly Bundle Sheets = new("css", "text/css", "tokens", "base", "frame", "page", "list", "form", "board", "overlay", "print");
    private static readonly Bundle Scripts = new("js", "text/javascript", "dealership", "forms", "picker");

    internal static string SheetAddress => Sheets.Address;

    internal static string ScriptAddress => Scripts.Address;

    /// <summary>Serves both; <see cref="Look"/> points to them.</summary>
    public static void MapDealershipLook(this IEndpointRouteBuilder routes)
    {
        foreach (var bundle in new[] { Sheets, Scripts }) routes.MapGet(bundle.Route, (RequestDelegate)bundle.Send);
    }

    private sealed class Bundle
    {
        private readonly byte[] _plain;
        private readonly Lazy<byte[]> _packed;
        private readonly string _mime;

        public Bundle(string kind, string mime, params string[] parts)
        {
            var all = new StringBuilder();
            // Paper has its own sheet; in one file with the others it says so itself.
            foreach (var part in parts) all.Append(part == "print" ? $"@media print {{\n{Text($"{part}.{kind}")}\n}}\n" : $"{Text($"{part}.{kind}")}\n");
            (_plain, _mime, Route) = (Encoding.UTF8.GetBytes(all.ToString()), mime, $"/_look/dealership.{kind}");
            Address = $"{Route[1..]}?v={Convert.ToHexStringLower(SHA256.HashData(_plain))[..8]}";
            _packed = new(Packed);
        }

        public string Route { get; }

        public string Address { get; }

        public Task Send(HttpContext http)
        {
            var packs = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
            var (headers, bytes) = (http.Response.Headers, packs ? _packed.Value : _plain);
            (headers.ContentType, headers.CacheControl, headers.Vary, headers.ContentLength) = ($"{_mime}; charset=utf-8", "public, max-age=31536000, immutable", "Accept-Encoding", bytes.Length);
            if (packs) headers.ContentEncoding = "br";
            return http.Response.Body.WriteAsync(bytes, 0, bytes.Length, http.RequestAborted);
        }

        private byte[] Packed()
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize)) brotli.Write(_plain);
            return packed.ToArray();
        }

        private static string Text(string name)
        {
            using var reader = new StreamReader(typeof(UiLook).Assembly.GetManifestResourceStream($"Look/{name}")!);
            return reader.ReadToEnd();
        }
    }
}
