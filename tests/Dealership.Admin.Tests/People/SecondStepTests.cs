using Dealership.Admin.Account;
using Dealership.Admin.Door;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.People;

public sealed class SecondStepTests : IAsyncLifetime
{
    private const string Password = "a long enough sentence";
    private TestHouse _house = null!;
    private string _secret = "";

    /// <summary>林小芳 has a password and an authenticator app.</summary>
    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await _house.Sql<int>("update admin.logins set password_hash = @hash where person_id = @id", new { hash = Passwords.Hash(Password), id = Cast.Lin.Id });
        var offer = (await _house.Read(Cast.Lin, (OfferSecret r) => r.Make(null, default)))!;
        _secret = offer.Key.Replace(" ", "");
        Assert.False((await _house.Do(Cast.Lin, (TurnOnSecondStep d) => d.Now(new() { Sealed = offer.Sealed, Code = "000000" }, default))).Ok);
        Assert.True((await _house.Do(Cast.Lin, (TurnOnSecondStep d) => d.Now(new() { Sealed = offer.Sealed, Code = Code() }, default))).Ok);
        _house.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory] // RFC 6238, appendix B, the last six of its eight figures
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(code, OneTimeCodes.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", second / 30));

    [Fact]
    public async Task The_password_alone_does_not_let_in()
    {
        var (ticket, outcome) = await First();
        Assert.Null(outcome.Id);
        Assert.Equal(Cast.Lin.Id, (await Second(ticket, Code())).Id);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var code = Code();
        Assert.NotNull((await Second((await First()).Ticket, code)).Id);
        Assert.Null((await Second((await First()).Ticket, code)).Id);
    }

    [Fact]
    public async Task Wrong_codes_lock_like_wrong_passwords()
    {
        for (var attempt = 1; attempt <= 5; attempt++) await Second((await First()).Ticket, "000000");
        var (ticket, _) = await First();
        Assert.Null(ticket);
        Assert.NotNull(await _house.Sql<DateTime?>("select locked_until from admin.attempts"));
    }

    [Fact]
    public async Task A_ticket_is_good_for_ten_minutes_and_for_its_own_step()
    {
        var (ticket, _) = await First();
        Assert.Null((await _house.Do(Caller.Stranger("zh"), (ChooseFirstPassword d) => d.Now(new() { Ticket = ticket, Password = "my new sentence", Again = "my new sentence" }, default))).Id);
        _house.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null((await Second(ticket, Code())).Id);
    }

    [Fact]
    public async Task The_secret_stands_nowhere_in_clear() =>
        Assert.DoesNotContain(_secret, await _house.Sql<string>("select totp_secret from admin.logins where person_id = @id", new { id = Cast.Lin.Id }));

    private string Code() => OneTimeCodes.Code(_secret, _house.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    private async Task<(string? Ticket, Outcome Outcome)> First()
    {
        var form = new SignIn.Form { Login = Cast.Lin.Login, Password = Password };
        var outcome = await _house.Do(Caller.Stranger("zh"), (SignIn d) => d.Now(form, default));
        return (form.Ticket, outcome);
    }

    private Task<Outcome> Second(string? ticket, string code) =>
        _house.Do(Caller.Stranger("zh"), (ConfirmCode d) => d.Now(new() { Ticket = ticket, Code = code }, default));
}
