using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dealership.Host.Tests.Security;

/// <summary>An OpenID Connect provider that vouches for whoever it is told to: discovery, code with PKCE, signed token, user information.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string Client = "dealership";
    public const string Secret = "a-secret-of-the-group";
    private readonly RSA _key = RSA.Create(2048);
    private readonly WebApplication _app;
    private string _nonce = "";
    private string _challenge = "";

    private Provider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["userinfo_endpoint"] = $"{Address}/userinfo",
            ["jwks_uri"] = $"{Address}/jwks",
        });
        _app.MapGet("/jwks", () =>
        {
            var open = _key.ExportParameters(includePrivateParameters: false);
            return new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64Url.EncodeToString(open.Modulus), e = Base64Url.EncodeToString(open.Exponent) } } };
        });
        _app.MapGet("/authorize", (string redirect_uri, string state, string nonce, string code_challenge) =>
        {
            (_nonce, _challenge) = (nonce, code_challenge);
            return Results.Redirect($"{redirect_uri}?code=one-time&state={Uri.EscapeDataString(state)}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var proven = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == _challenge;
            return proven && form["client_secret"] == Secret && form["code"] == "one-time"
                ? Results.Json(new { access_token = "access", token_type = "Bearer", expires_in = 60, id_token = Token() })
                : Results.BadRequest(new { error = "invalid_grant" });
        });
        _app.MapGet("/userinfo", () => new { sub = "1", preferred_username = Vouched });
    }

    /// <summary>The login it vouches for.</summary>
    public string Vouched { get; set; } = "";

    /// <summary>Its address, which is also its name in tokens.</summary>
    public string Address => _app.Urls.First();

    public static async Task<Provider> Open()
    {
        var provider = new Provider();
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private string Token()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var body = $"{Part(new { alg = "RS256", typ = "JWT", kid = "1" })}.{Part(new { iss = Address, aud = Client, sub = "1", nonce = _nonce, iat = now, exp = now + 60 })}";
        return $"{body}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
