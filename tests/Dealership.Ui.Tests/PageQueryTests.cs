namespace Dealership.Ui.Tests;

public sealed class PageQueryTests
{
    private static readonly PageQuery Here = PageQuery.Of("https://store.example/sales/leads?view=late&q=%E9%99%88&after=abc#top");

    [Fact]
    public void A_changed_key_leaves_the_others_alone() =>
        Assert.Equal("/sales/leads?view=late&q=%E9%99%88&sort=-due", Here.Drop("after").Set("sort", "-due").ToString());

    [Fact]
    public void An_empty_value_takes_the_key_out() =>
        Assert.Equal("/sales/leads?q=%E9%99%88&after=abc", Here.Set("VIEW", "").ToString());

    [Fact]
    public void The_same_query_can_be_asked_of_another_path() =>
        Assert.Equal("/sales/leads/export?view=late&q=%E9%99%88", Here.Drop("after").At("/sales/leads/export").ToString());

    [Fact]
    public void A_key_given_twice_is_kept_twice() =>
        Assert.Equal("/x?tag=a&tag=b", PageQuery.Of("/x?tag=a&tag=b&empty=").ToString());
}
