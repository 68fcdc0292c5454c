using CsCheck;
using Dealership.Plugin.Values;

namespace Dealership.Plugin.Tests.Values;

public sealed class CellDateTests
{
    [Theory]
    [InlineData("2026-08-22", "2026-08-22")]
    [InlineData("2026/8/22", "2026-08-22")]
    [InlineData("2026.8.22", "2026-08-22")]
    [InlineData("2026年8月22日", "2026-08-22")]
    [InlineData("２０２６年８月２２日", "2026-08-22")]
    [InlineData("2026年8月22号", "2026-08-22")]
    [InlineData("20260822", "2026-08-22")]
    [InlineData("2026-08-22 9:05", "2026-08-22 09:05")]
    [InlineData("2026/8/22 14:30:59", "2026-08-22 14:30")]
    [InlineData("2026-08-22T14:30:00", "2026-08-22 14:30")]
    [InlineData("2026年8月22日14:30", "2026-08-22 14:30")]
    [InlineData("2026年8月22日 下午2时30分", "2026-08-22 14:30")]
    [InlineData("2026年8月22日 14：30", "2026-08-22 14:30")]
    [InlineData("46256", "2026-08-22")]
    [InlineData("46256.4375", "2026-08-22 10:30")]
    [InlineData("2024-02-29", "2024-02-29")]
    public void A_date_is_read_however_it_was_typed(string typed, string value)
    {
        Assert.True(CellDate.TryRead(typed, out var date, out var problem), problem.En);
        Assert.Equal(value, date.ToString());
    }

    [Theory]
    [InlineData("", "没有填")]
    [InlineData("26/8/22", "四位")]
    [InlineData("8月22日", "看不懂")]
    [InlineData("2026-02-29", "看不懂")]
    [InlineData("2026-13-01", "看不懂")]
    [InlineData("2026-08-22 25:00", "看不懂")]
    [InlineData("2026-08-2214:30", "看不懂")]
    [InlineData("22", "看不懂")]
    [InlineData("13812341234", "看不懂")]
    [InlineData("昨天", "看不懂")]
    public void What_is_no_date_is_refused_with_the_reason(string typed, string reason)
    {
        Assert.False(CellDate.TryRead(typed, out _, out var problem));
        Assert.Contains(reason, problem.Zh);
        Assert.NotEmpty(problem.En);
    }

    [Fact]
    public void What_was_read_reads_as_itself()
    {
        (from day in Gen.Int[32874, 73050]
         from minute in Gen.Int[0, 1439]
         select new CellDate(DateOnly.FromDateTime(DateTime.FromOADate(day)), minute % 2 == 0 ? null : new TimeOnly(minute / 60, minute % 60)))
            .Sample(date => CellDate.TryRead(date.ToString(), out var again, out _) && again == date);
    }

    [Fact]
    public void Excels_day_number_is_the_same_minute()
    {
        (from day in Gen.Int[32874, 73050]
         from minute in Gen.Int[1, 1439]
         select (day, minute))
            .Sample(at =>
            {
                var serial = (at.day + at.minute / 1440.0).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return CellDate.TryRead(serial, out var date, out _) && date.Time == new TimeOnly(at.minute / 60, at.minute % 60)
                    && date.Date == DateOnly.FromDateTime(DateTime.FromOADate(at.day));
            });
    }
}
