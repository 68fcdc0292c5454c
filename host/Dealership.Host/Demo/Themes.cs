namespace Dealership.Host.Demo;

/// <summary>What people complain about, by the codes of the complaint.</summary>
internal static class Themes
{
    public const string DeliveryLate = "delivery-late", Paint = "paint", AccessoryMissing = "accessory-missing", Attitude = "attitude",
        Paperwork = "paperwork", Quality = "quality";

    /// <summary>How often each is heard.</summary>
    public static readonly Odds<string> Common = new(
        (DeliveryLate, 0.26), (AccessoryMissing, 0.2), (Paperwork, 0.18), (Paint, 0.14), (Quality, 0.14), (Attitude, 0.08));

    /// <summary>The question of the interview in which the theme shows, from 0: the questions follow the way of a purchase.</summary>
    public static int Question(string theme) => theme switch
    {
        Attitude => 0,
        Paperwork => 4,
        DeliveryLate => 5,
        AccessoryMissing or Paint => 6,
        _ => 7,
    };
}
