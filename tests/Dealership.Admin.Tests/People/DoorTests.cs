using Dealership.Admin.Account;
using Dealership.Admin.Door;
using Dealership.Admin.People;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.People;

public sealed class DoorTests : IAsyncLifetime
{
    private const string Good = "tea with lin at noon";
    private TestHouse _house = null!;
    private string _login = "";

    /// <summary>林小芳 came with a one-time password and chose her own.</summary>
    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        _login = await _house.Sql<string>("select login from admin.logins where store_id = 1 and person_id = @id", new { id = Cast.Lin.Id });
        Assert.NotNull((await Choose(await OneTime(), Good)).Id);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_right_password_lets_in_and_is_written_down()
    {
        Assert.Equal(Cast.Lin.Id, (await SignIn(_login.ToUpperInvariant(), Good)).Id);
        Assert.Equal(2, await Count("person_id = @id and outcome = 'entered'"));
    }

    [Fact]
    public async Task A_wrong_password_and_a_login_that_nobody_has_get_the_same_answer_up_to_the_lock()
    {
        for (var attempt = 1; attempt <= 7; attempt++)
        {
            var wrong = await SignIn(_login, $"guess number {attempt}");
            var unknown = await SignIn("nobody-here", $"guess number {attempt}");
            Assert.Null(wrong.Id);
            Assert.Equal(wrong, unknown with { Problems = wrong.Problems });
        }
        Assert.Contains("15 分钟", (await SignIn("nobody-here", "x")).Said!.Value.Zh);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_a_quarter_of_an_hour_even_for_the_right_one()
    {
        for (var attempt = 1; attempt <= 5; attempt++) await SignIn(_login, "wrong wrong wrong");
        Assert.Null((await SignIn(_login, Good)).Id);
        _house.Clock.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Null((await SignIn(_login, Good)).Id);
        _house.Clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.NotNull((await SignIn(_login, Good)).Id);
    }

    [Fact]
    public async Task Four_wrong_passwords_are_forgiven_by_the_right_one()
    {
        for (var round = 1; round <= 2; round++)
        {
            for (var attempt = 1; attempt <= 4; attempt++) await SignIn(_login, "wrong wrong wrong");
            Assert.NotNull((await SignIn(_login, Good)).Id);
        }
    }

    [Fact]
    public async Task Guesses_sent_at_the_same_instant_are_counted_one_by_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SignIn(_login, $"guess number {i}")));
        Assert.Equal(5, await Count("outcome = 'wrong'"));
        Assert.Equal(3, await Count("outcome = 'locked'"));
    }

    [Fact]
    public async Task A_login_that_is_nobodys_is_kept_masked_for_it_may_be_a_password()
    {
        await SignIn("my secret password", "oops wrong box");
        Assert.Equal("my***", await _house.Sql<string>("select login from admin.sign_ins where store_id = 0"));
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_the_choosing_of_ones_own()
    {
        var given = await OneTime();
        var form = new SignIn.Form { Login = _login, Password = given };
        var outcome = await Do((SignIn d) => d.Now(form, default));
        Assert.Null(outcome.Id);
        Assert.Equal(Tickets.Step.NewPassword, form.Next);
        Assert.Equal(["Password"], (await Do((ChooseFirstPassword d) => d.Now(new() { Ticket = form.Ticket, Password = "1234567890", Again = "1234567890" }, default))).Problems.Select(p => p.Field));
        Assert.NotNull((await Do((ChooseFirstPassword d) => d.Now(new() { Ticket = form.Ticket, Password = Good, Again = Good }, default))).Id);
        Assert.Null((await Do((ChooseFirstPassword d) => d.Now(new() { Ticket = form.Ticket, Password = Good, Again = Good }, default))).Id);
        Assert.Null((await SignIn(_login, given)).Id);
    }

    [Fact]
    public async Task A_one_time_password_is_good_for_seven_days()
    {
        var given = await OneTime();
        _house.Clock.Advance(Logins.Life + TimeSpan.FromMinutes(1));
        Assert.Contains("过期", (await SignIn(_login, given)).Said!.Value.Zh);
    }

    [Fact]
    public async Task A_new_stamp_ends_every_session()
    {
        var stamp = await Stamp();
        Assert.NotNull(await Session(stamp));
        Assert.True((await _house.Do(Cast.Lin, (SignOutEverywhere d) => d.Now(default))).Ok);
        Assert.Null(await Session(stamp));
        Assert.NotNull(await Session(await Stamp()));
    }

    [Fact]
    public async Task Changing_ones_password_takes_the_current_one()
    {
        var form = new ChangeOwnPassword.Form { Current = "not this one", Password = "another good one", Again = "another good one" };
        Assert.Equal(["Current"], (await _house.Do(Cast.Lin, (ChangeOwnPassword d) => d.Now(form, default))).Problems.Select(p => p.Field));
        form.Current = Good;
        Assert.True((await _house.Do(Cast.Lin, (ChangeOwnPassword d) => d.Now(form, default))).Ok);
        Assert.Null((await SignIn(_login, Good)).Id);
        Assert.NotNull((await SignIn(_login, "another good one")).Id);
    }

    private async Task<string> OneTime()
    {
        var form = new GiveOneTimePassword.Form();
        Assert.True((await _house.Do(Cast.An, (GiveOneTimePassword d) => d.Now(Cast.Lin.Id, form, default))).Ok);
        return form.OneTimePassword!;
    }

    private async Task<Outcome> Choose(string oneTime, string password)
    {
        var form = new SignIn.Form { Login = _login, Password = oneTime };
        await Do((SignIn d) => d.Now(form, default));
        return await Do((ChooseFirstPassword d) => d.Now(new() { Ticket = form.Ticket, Password = password, Again = password }, default));
    }

    private Task<Outcome> SignIn(string login, string password) => Do((SignIn d) => d.Now(new() { Login = login, Password = password }, default));

    private Task<Outcome> Do<TDuty>(Func<TDuty, Task<Outcome>> act) where TDuty : IDuty => _house.Do(Caller.Stranger("zh"), act);

    private Task<Caller?> Session(string stamp) => _house.Ask(Cast.Lin, (IIdentity i) => i.Session(Cast.Lin.Id, Cast.Store, stamp, default));

    private Task<string> Stamp() => _house.Sql<string>("select stamp from admin.logins where person_id = @id", new { id = Cast.Lin.Id });

    private Task<int> Count(string where) => _house.Sql<int>($"select count(*) from admin.sign_ins where store_id = 1 and {where}", new { id = Cast.Lin.Id });
}
