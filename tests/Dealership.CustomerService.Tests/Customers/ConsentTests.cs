using Dealership.CustomerService.Customers;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests.Customers;

public sealed class ConsentTests : ServiceHouse
{
    [Fact]
    public async Task Nobody_has_agreed_to_anything_until_he_says_so()
    {
        var id = await Customer();
        Assert.Empty((await House.Read(Cast.Lin, (CustomerRecord r) => r.Show(id, default)))!.Words);
        Refused(await House.Do(Cast.Lin, (RecordConsent d) => d.Now(new() { Id = id, Purpose = "survey", Channel = "sms" }, default)), "同意或撤回");
    }

    [Fact]
    public async Task A_yes_is_taken_back_in_one_press_and_the_ledger_keeps_both()
    {
        var id = await Customer();
        Done(await Say(id, true));
        Done(await Say(id, false));
        var word = Assert.Single((await House.Read(Cast.Lin, (CustomerRecord r) => r.Show(id, default)))!.Words);
        Assert.Equal((2, false), (word.Version, word.Given));
        Assert.Equal(2, await House.Sql<int>("select count(*)::int from customer_service.consents where customer_id = @id", new { id }));
    }

    [Fact]
    public async Task Saying_the_same_again_is_no_new_version()
    {
        var id = await Customer();
        Done(await Say(id, true));
        Refused(await Say(id, true), "没有变化");
    }

    [Fact]
    public async Task The_same_press_twice_is_one_word()
    {
        var id = await Customer();
        var key = Guid.CreateVersion7();
        Done(await Say(id, true, key));
        Done(await Say(id, true, key));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from customer_service.consents"));
    }

    [Fact]
    public async Task Do_not_contact_is_lifted_only_by_the_customers_word()
    {
        var id = await Customer();
        Done(await House.Do(Cast.Lin, (StopContact d) => d.Now(new() { Id = id, Reason = "不要再打" }, default)));
        Refused(await House.Do(Cast.Lin, (ResumeContact d) => d.Now(new() { Id = id }, default)), "怎样表示");
        Done(await House.Do(Cast.Lin, (ResumeContact d) => d.Now(new() { Id = id, Reason = "3月4日到店说可以联系" }, default)));
        Assert.Null((await House.Read(Cast.Lin, (CustomerRecord r) => r.Show(id, default)))!.Stop);
    }

    private Task<Plugin.Outcome> Say(Guid id, bool given, Guid? key = null) =>
        House.Do(Cast.Lin, (RecordConsent d) => d.Now(new() { Id = id, Purpose = "follow-up", Channel = "phone", Given = given }, default), key);
}
