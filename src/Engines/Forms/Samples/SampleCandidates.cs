using System.Globalization;
using Heluo.Engines.Codes;

namespace Heluo.Engines.Forms.Samples;

/// <summary>Synthetic values that fit the kind of a field, the plainest first. They belong to nobody.</summary>
internal static class SampleCandidates
{
    private const string Place = "410105";
    private static readonly int[] Days = [-30, -2, 0, 1, 30, 90, -200, 60, -60, -400, 200, 400, 1200, 900, -1500, -9000, -13000, -22500, -29500];
    private static readonly decimal[] Numbers = [10, 1, 2, 100, 20, 3, 50, 5, 15, 200, 1000, 0, 300, 40, 30, 12, 500, 5000];

    private static readonly (string Word, string Text)[] Texts =
    [
        ("法定代表人", "张明"), ("负责人", "张明"), ("联系人", "李华"), ("经办人", "李华"), ("户名", "张明"), ("姓名", "张明"), ("单位名称", "河洛样例商贸有限公司"), ("企业名称", "河洛样例商贸有限公司"),
        ("公司", "河洛样例商贸有限公司"), ("店", "河洛样例便利店"), ("字号", "河洛样例"), ("学校", "河洛样例学校"), ("学院", "河洛样例学院"), ("医院", "河洛样例医院"), ("村", "花园路社区"), ("社区", "花园路社区"),
        ("地址", "河南省郑州市金水区花园路 0 号"), ("住址", "河南省郑州市金水区花园路 0 号"), ("地点", "郑州市金水区花园路"), ("坐落", "河南省郑州市金水区花园路 0 号"), ("网址", "http://example.com"), ("专业", "计算机应用"),
        ("职务", "经理"), ("职业", "职员"), ("编号", "A000000000"), ("证号", "A000000000"), ("号", "A000000000"), ("范围", "预包装食品销售"), ("原因", "因生活需要"), ("理由", "因生活需要"), ("市、县", "济南市历下区"),
    ];

    private static readonly string[] OtherTexts = ["样例", "A000000000", "410105001001GB00000F00000000", "JY00000000000000", "示例内容", "000000000000", "41010519880512003144", "B", "12"];

    /// <param name="field">The field.</param>
    /// <param name="options">Options of a choice.</param>
    /// <param name="ordinal">Position of the field: two people of a form differ.</param>
    /// <param name="today">The day.</param>
    /// <param name="divisions">Divisions that exist.</param>
    public static IReadOnlyList<object?> Of(FormField field, IReadOnlyList<FormOption> options, int ordinal, DateOnly today, IReadOnlyList<string> divisions) => field.Kind switch
    {
        FieldKind.Number or FieldKind.Money => [.. LeastFirst(field)],
        FieldKind.Date => [.. Days.Select(d => (object?)today.AddDays(d))],
        FieldKind.DateTime => [.. Days.Select(d => (object?)$"{today.AddDays(d):yyyy-MM-dd}T09:30")],
        FieldKind.Time => ["09:30"],
        FieldKind.Choice => [.. options.Select(o => (object?)o.Value)],
        FieldKind.Choices => [.. options.Select(o => (object?)new[] { o.Value }), options.Select(o => o.Value).ToArray()],
        FieldKind.Boolean => [true, false],
        FieldKind.Citizen => [.. Citizens(ordinal, today)],
        FieldKind.Credit => [.. Enumerable.Range(0, 4).Select(n => (object?)CreditCode.Generate(new Random(1000 + ordinal + n)).Text)],
        FieldKind.Phone => ["13800000000", "037100000000"],
        FieldKind.Email => ["sample@example.com"],
        FieldKind.Postcode => ["450000"],
        FieldKind.BankAccount => ["6222021234567890128"],
        FieldKind.Plate => ["豫A00000", "豫A12345"],
        FieldKind.Division => [.. divisions],
        FieldKind.File => [new[] { "sample" }],
        FieldKind.Signature or FieldKind.Person => ["张明"],
        FieldKind.Enterprise => ["河洛样例商贸有限公司"],
        FieldKind.Address => ["河南省郑州市金水区花园路 0 号"],
        FieldKind.Multiline => ["按实际情况填写。"],
        _ => [.. Texts.Where(t => field.Label.Contains(t.Word, StringComparison.Ordinal)).Take(1).Select(t => (object?)t.Text), .. OtherTexts],
    };

    private static IEnumerable<object?> LeastFirst(FormField field)
    {
        if (decimal.TryParse(field.Min, NumberStyles.Number, CultureInfo.InvariantCulture, out var least) && least > 10) yield return Math.Ceiling(least);
        foreach (var number in Numbers) yield return number;
        if (decimal.TryParse(field.Max, NumberStyles.Number, CultureInfo.InvariantCulture, out var most)) yield return Math.Floor(most);
    }

    private static IEnumerable<object?> Citizens(int ordinal, DateOnly today)
    {
        DateOnly[] births = [new(1988, 5, 12), new(1962, 3, 5), new(1940, 9, 9), new(2012, 6, 1), today.AddDays(-20), new(1999, 1, 8)];
        foreach (var birth in births)
            for (var sex = 0; sex < 2; sex++) yield return CitizenNumber.Create(Place, birth, (10 + (2 * ordinal) + sex) % 1000).Text;
    }
}
