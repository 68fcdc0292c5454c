namespace Dealership.EndToEnd.Tests.Imports;

/// <summary>
/// A file as a dealer has it, under <c>Files/</c>: a title above Chinese headers, columns nobody asked for, and what goes
/// wrong in such files: telephone numbers that Excel turned into 1.38E10, dates as text, a row twice, VINs with an O.
/// </summary>
/// <param name="Kind">Key of the sheet; also the name of the file.</param>
/// <param name="Position">Who may import it.</param>
/// <param name="Rows">Rows of data.</param>
/// <param name="Fresh">Rows that are new as they stand.</param>
/// <param name="Known">Rows that change something that is there.</param>
/// <param name="Wrong">Everything that is wrong: row, column (none: the row as a whole), and how the sentence begins.</param>
/// <param name="Fix">The cell that is corrected: row, key of the column, and what is typed.</param>
/// <param name="Drop">The row that is dropped: it is there twice.</param>
/// <param name="Found">Address of the list in which the corrected row stands afterwards.</param>
/// <param name="Shows">What stands there.</param>
internal sealed record DealersFile(
    string Kind, string Position, int Rows, int Fresh, int Known, (int Row, string? Column, string Says)[] Wrong, (int Row, string Column, string Text) Fix, int Drop, string Found, string Shows)
{
    public static IReadOnlyList<DealersFile> All { get; } =
    [
        new("staff", "AD", 9, 3, 1,
        [
            (6, "岗位", "没有岗位“金牌销售”"),
            (7, null, "与第 4 行重复"),
            (8, "岗位", "总经理请在员工页面任命"),
            (9, "登录名", "这个登录名已有人使用"),
            (11, "入职日期", "看不懂这个日期"),
        ], (6, "positions", "销售顾问"), 7, "/admin/people?q=A104", "冯涛"),
        new("customers", "CM", 9, 3, 0,
        [
            (5, "手机", "电话成了科学计数法（1.38E10）"),
            (6, "手机", "电话成了科学计数法（1.38E+10）"),
            (7, null, "与第 3 行重复"),
            (8, "手机", "手机号是 11 位，这里是 7 位"),
            (9, "同意电话回访", "没有“好的”这一项"),
            (10, "客户姓名", "客户姓名没有填"),
        ], (5, "phone", "16199990003"), 7, "/customer-service/customers?q=99990003", "161****0003"),
        new("vehicles", "SM", 8, 3, 0,
        [
            (6, "车架号", "车架号里没有字母 I、O、Q"),
            (7, "车架号", "车架号是 17 位，这里是 16 位"),
            (8, null, "与第 3 行重复"),
            (9, "入库日期", "看不懂这个日期"),
            (9, "指导价", "看不懂这个金额"),
            (10, "车型代码", "车型代码没有填"),
            (10, "指导价", "这一格是 Excel 的错误值 #N/A"),
        ], (6, "vin", "LFPM4ACC9SE600104"), 8, "/sales/vehicles?q=600104", "LFPM4ACC9SE600104"),
        new("handovers", "SM", 8, 2, 0,
        [
            (5, "手机", "电话成了科学计数法（1.38E+10）"),
            (6, "手机", "电话成了科学计数法（1.38E10）"),
            (7, null, "与第 3 行重复"),
            (8, "车架号", "车架号里没有字母 I、O、Q"),
            (9, "交车时间", "年份请写四位"),
            (9, "销售顾问", "没有叫“老王”的员工"),
            (9, "里程", "这一格是 Excel 的错误值 #REF!"),
            (10, "手机", "手机没有填"),
        ], (5, "phone", "16199990013"), 7, "/sales/deliveries?vin=600203", "600203"),
    ];
}
