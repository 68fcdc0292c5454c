using Dealership.Admin.People;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.People;

public sealed class StaffImportTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Check_says_which_rows_are_new_and_what_is_wrong_with_each()
    {
        var verdicts = await Run(i => i.Check([
            Row(1, "E010", "魏强", "SC", Cast.Wei.Login), Row(2, "E200", "新人", "销售顾问、展厅主管"), Row(3, "E201", "甲", "店长"),
            Row(4, "E202", "乙", "GM"), Row(5, "E203", "丙", "", $"{Cast.Lin.Login}2"), Row(6, "E204", "丁", "", "same"), Row(7, "E205", "戊", "", "Same")], default));
        Assert.Equal([true, false, false, false, false, false, false], verdicts.Select(v => v.Exists));
        Assert.Equal(["", "", "positions", "positions", "login", "login", "login"], verdicts.Select(v => string.Join(",", v.Problems.Select(p => p.Field))));
    }

    [Fact]
    public async Task A_list_adds_people_positions_and_logins_and_takes_none_away()
    {
        await Run(i => i.Apply([Row(1, "E010", "魏强强", "展厅主管"), Row(2, "E200", "新人", "SC、CS", "newbie", "2026-02-01")], default));
        var wei = (await Card("E010"))!;
        Assert.Equal(("魏强强", "SS,SC"), (wei.Name, string.Join(",", wei.Positions)));
        Assert.Equal("CS,SC", string.Join(",", (await Card("E200"))!.Positions));
        Assert.Equal("newbie", await _house.Sql<string>("select login from admin.logins where login = 'newbie' and password_hash is null"));
    }

    [Fact]
    public async Task Taking_it_back_restores_what_was_and_removes_what_was_made()
    {
        var results = await Run(i => i.Apply([Row(1, "E010", "魏强强", "展厅主管"), Row(2, "E200", "新人", "SC", "newbie")], default));
        Assert.Empty(await Run(i => i.Revert([.. results.Reverse()], default)));
        var wei = (await Card("E010"))!;
        Assert.Equal(("魏强", "SC"), (wei.Name, string.Join(",", wei.Positions)));
        Assert.Null(await Card("E200"));
    }

    [Fact]
    public async Task Whoever_has_signed_in_since_stays()
    {
        var results = await Run(i => i.Apply([Row(1, "E200", "新人", "SC", "newbie")], default));
        await _house.Ask(Cast.Gao, (IIdentity i) => i.Login("newbie", default));
        Assert.Single(await Run(i => i.Revert(results, default)));
        Assert.NotNull(await Card("E200"));
    }

    private Task<T> Run<T>(Func<StaffImport, Task<T>> act) => _house.Import(act);

    private static ImportRow Row(int row, string number, string name, string positions, string? login = null, string? joined = null) => new(row,
        new Dictionary<string, string?> { ["number"] = number, ["name"] = name, ["positions"] = positions, ["login"] = login, ["joined"] = joined });

    private Task<PersonCard?> Card(string number) => _house.Ask(Cast.Gao, (IPeople p) => p.Known(number, default));
}
