namespace Heluo.Web.Design;

/// <summary>Invented matters for the style page.</summary>
internal sealed record DesignSample(string Number, string Item, string Who, string State, Tone Tone, int Left, string Fee, bool Paused = false)
{
    public static IReadOnlyList<DesignSample> Matters { get; } =
    [
        new("20261120-000138", "食品经营许可（新办）", "李*梅", "审查中", Tone.Info, 12, "0.00"),
        new("20261118-000097", "个体工商户设立登记", "王*", "待补正", Tone.Warn, 3, "0.00", true),
        new("20261112-000411", "道路货物运输经营许可", "郑州**物流有限公司", "审查中", Tone.Info, 0, "120.00"),
        new("20261103-000052", "户口迁移（夫妻投靠）", "赵*华", "待决定", Tone.Info, -2, "0.00"),
        new("20261101-000007", "不动产转移登记", "孙*国", "已办结", Tone.Good, 3, "1,080.00"),
    ];
}
