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
        ("地址", "河南省郑州市金水区示例路 1 号"), ("住址", "河南省郑州市金水区示例路 1 号"), ("地点", "郑州市金水区花园路"), ("坐落", "河南省郑州市金水区示例路 1 号"), ("网址", "http://example.com"), ("专业", "计算机应用"),
        ("职务", "经理"), ("职业", "职员"), ("编号", "A000000000"), ("证号", "A000000000"), ("号", "A000000000"), ("范围", "预包装食品销售"), ("原因", "因生活需要"), ("理由", "因生活需要"), ("市、县", "济南市历下区"),
    ];

    /// <summary>Who stands beside the applicant; a family and a staff of one name would puzzle the reader.</summary>
    private static readonly (string Word, string Name)[] People =
        [("孩子", "张乐"), ("子女", "张乐"), ("新生儿", "张乐"), ("学生", "张乐"), ("母亲", "李华"), ("配偶", "李华"), ("女方", "李华"), ("联系人", "李华"), ("经办人", "李华"), ("安全员", "王强"), ("代理人", "王强")];

    private static readonly string[] Women = ["母亲", "女方", "妻", "孕", "产妇"];
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
        FieldKind.Choice => [.. options.OrderBy(o => field.Label.Contains("关系", StringComparison.Ordinal) && o.Label == "本人").Select(o => (object?)o.Value)],
        FieldKind.Choices => [.. options.Select(o => (object?)new[] { o.Value }), options.Select(o => o.Value).ToArray()],
        FieldKind.Boolean => field.Label.StartsWith("是否", StringComparison.Ordinal) ? [false, true] : [true, false],
        FieldKind.Citizen => [.. Citizens(ordinal, today, Women.Any(w => field.Label.Contains(w, StringComparison.Ordinal)))],
        FieldKind.Credit => [.. Credits(ordinal)],
        FieldKind.Phone => ["13800000000", "037100000000"],
        FieldKind.Email => ["sample@example.com"],
        FieldKind.Postcode => ["450000"],
        FieldKind.BankAccount => ["6222021234567890128"],
        FieldKind.Plate => ["豫A00000", "豫A12345"],
        FieldKind.Division => [.. divisions],
        FieldKind.File => [new[] { "sample" }],
        FieldKind.Signature or FieldKind.Person => ["张明"],
        FieldKind.Enterprise => ["河洛样例商贸有限公司"],
        FieldKind.Address => ["河南省郑州市金水区示例路 1 号"],
        FieldKind.Multiline => ["按实际情况填写。"],
        FieldKind.Text when field.Label.Contains("姓名", StringComparison.Ordinal) => [People.Where(p => field.Label.Contains(p.Word, StringComparison.Ordinal)).Select(p => p.Name).FirstOrDefault("张明"), .. OtherTexts],
        _ => [.. Texts.Where(t => field.Label.Contains(t.Word, StringComparison.Ordinal)).Take(1).Select(t => (object?)t.Text), .. OtherTexts],
    };

    private static IEnumerable<object?> LeastFirst(FormField field)
    {
        if (decimal.TryParse(field.Min, NumberStyles.Number, CultureInfo.InvariantCulture, out var least) && least > 10) yield return Math.Ceiling(least);
        foreach (var number in Numbers) yield return number;
        if (decimal.TryParse(field.Max, NumberStyles.Number, CultureInfo.InvariantCulture, out var most)) yield return Math.Floor(most);
    }

    private static IEnumerable<object?> Citizens(int ordinal, DateOnly today, bool woman)
    {
        DateOnly[] births = [new(1988, 5, 12), new(1962, 3, 5), new(1940, 9, 9), new(2012, 6, 1), today.AddDays(-20), new(1999, 1, 8)];
        foreach (var birth in births)
            foreach (var odd in woman ? new[] { 0, 1 } : [1, 0]) yield return CitizenNumber.Create(Place, birth, (10 + (2 * ordinal) + odd) % 1000).Text; // odd numbers are men's
    }

    /// <summary>Codes of enterprises, which begin with 9, before those of others.</summary>
    private static IEnumerable<object?> Credits(int ordinal) =>
        Enumerable.Range(0, 24).Select(n => CreditCode.Generate(new Random(1000 + ordinal + n)).Text).OrderBy(code => code[0] != '9').Take(4);
}
