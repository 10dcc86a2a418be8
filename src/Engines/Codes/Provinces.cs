namespace Heluo.Engines.Codes;

/// <summary>The provincial codes of GB/T 2260, in use since 1980 with few changes, so that they hold for withdrawn divisions too.</summary>
public static class Provinces
{
    private static readonly string?[] Names = Fill();

    /// <summary>True when <paramref name="number"/> (0–99) is a provincial code.</summary>
    public static bool IsKnown(int number) => (uint)number < 100u && Names[number] is not null;

    /// <summary>The short name of the province, e.g. 河南; null when the code is unknown.</summary>
    public static string? NameOf(int number) => (uint)number < 100u ? Names[number] : null;

    internal static bool StartsKnown(ReadOnlySpan<char> digits) => IsKnown(Symbols.Number(digits[..2]));

    private static string?[] Fill()
    {
        var names = new string?[100];
        Put(names, 11, "北京 天津 河北 山西 内蒙古");
        Put(names, 21, "辽宁 吉林 黑龙江");
        Put(names, 31, "上海 江苏 浙江 安徽 福建 江西 山东");
        Put(names, 41, "河南 湖北 湖南 广东 广西 海南");
        Put(names, 50, "重庆 四川 贵州 云南 西藏");
        Put(names, 61, "陕西 甘肃 青海 宁夏 新疆");
        Put(names, 71, "台湾");
        Put(names, 81, "香港 澳门");
        return names;
    }

    private static void Put(string?[] names, int first, string list)
    {
        foreach (var name in list.Split(' ')) names[first++] = name;
    }
}
