using Heluo.Platform.Items.Domain.Guide;

namespace Heluo.Platform.Items.Editing;

/// <summary>How an element is edited.</summary>
internal enum ElementKind
{
    Text,
    Multiline,

    /// <summary>A list of texts, one a line.</summary>
    Lines,
    Number,
    YesNo,
    Select,
    Choices,

    /// <summary>Values with labels, one a line: <c>new = 首次申请</c>.</summary>
    Pairs,

    /// <summary>A list of records.</summary>
    List,
}

/// <summary>An element of an item as the editor and the comparison know it.</summary>
/// <param name="Path">Path in the elements' JSON, relative to its list when inside one.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Kind">How it is edited.</param>
internal sealed record Element(string Path, string Label, ElementKind Kind = ElementKind.Text)
{
    public string? Hint { get; init; }

    public IReadOnlyList<(string Value, string Text)> Options { get; init; } = [];

    /// <summary>Fields of a list's records; the first that names a record comes first.</summary>
    public IReadOnlyList<Element> Fields { get; init; } = [];

    public bool Optional { get; init; }

    /// <summary>Name of one record, e.g. 材料.</summary>
    public string One { get; init; } = "";
}

/// <summary>A page of the editor.</summary>
internal sealed record Section(string Key, string Title, string Hint, IReadOnlyList<Element> Elements);

/// <summary>Every element of an item by page; editor, comparison and view are made from it.</summary>
internal static class Sections
{
    private static readonly Element Days = new("days", "天数", ElementKind.Number);
    private static readonly Element Unit = new("unit", "单位", ElementKind.Select) { Options = Plain(Vocabulary.DayUnits) };

    public static IReadOnlyList<Section> All { get; } =
    [
        new("basic", "基本信息", "名称、类型、层级全省统一，下级不能改。",
        [
            new("name", "事项名称"), new("summary", "一句话说明", ElementKind.Multiline) { Hint = "用群众的话说清楚办什么、谁能办" },
            new("type", "事项类型", ElementKind.Select) { Options = Plain(Vocabulary.Types.Keys) },
            new("levels", "行使层级", ElementKind.Choices) { Options = [.. Vocabulary.Levels.Select(l => (l.Key, l.Value))] },
            new("bodyKind", "办理机构种类", ElementKind.Select), new("audience", "服务对象", ElementKind.Choices) { Options = Plain(Vocabulary.Audiences) },
            new("personTopics", "个人主题", ElementKind.Choices) { Options = Plain(Vocabulary.PersonTopics), Optional = true },
            new("enterpriseTopics", "企业主题", ElementKind.Choices) { Options = Plain(Vocabulary.EnterpriseTopics), Optional = true },
            new("keywords", "群众常用的说法", ElementKind.Lines) { Hint = "一行一个，搜索时用" },
            new("powerSource", "权力来源", ElementKind.Select) { Options = Plain(Vocabulary.PowerSources) }, new("reach", "通办范围", ElementKind.Select) { Options = Plain(Vocabulary.Reaches) },
            new("crossProvince", "“跨省通办”模式", ElementKind.Select) { Options = [("", "不在清单内"), .. Plain(Vocabulary.CrossProvinceModes)], Optional = true },
            new("quantityLimit", "数量限制") { Hint = "没有数量限制的不填", Optional = true }, new("annualInspection", "有年检", ElementKind.YesNo), new("annualReport", "有年报", ElementKind.YesNo),
            new("intermediary", "法定中介服务") { Optional = true }, new("jointBodies", "联办机构", ElementKind.Lines) { Optional = true, Hint = "一行一个" },
            new("outsideCentre", "不进驻政务服务中心的原因和批准文号") { Optional = true, Hint = "进驻的不填" },
            new("bodyNature", "实施主体性质", ElementKind.Select) { Options = Plain(Vocabulary.BodyNatures) }, new("entrustedBy", "委托部门") { Optional = true, Hint = "受委托实施的要填" },
            new("publicField", "公共服务领域", ElementKind.Select) { Options = [("", "不是公共服务"), .. Plain(Vocabulary.PublicFields)], Optional = true },
            new("localCode", "地方编码") { Optional = true, Hint = "本省原有的编码，照原样填" },
        ]),
        new("basis", "设定依据和条件", "每条依据写明法律和条款；条件要具体，不写兜底条款。",
        [
            new("basis", "设定依据", ElementKind.List) { One = "依据", Fields = [new("law", "法律、法规或文件"), new("article", "条款") { Hint = "如：第三十五条" }, new("text", "条款内容", ElementKind.Multiline),
                new("number", "文号") { Optional = true }, new("issuedBy", "颁布机关") { Optional = true }, new("inForce", "实施日期") { Optional = true, Hint = "如：2019-04-23" }] },
            new("conditions", "受理条件", ElementKind.Lines) { Hint = "一行一条" },
        ]),
        new("situations", "办事情形", "用几个简单的问题，让申请人只看到自己要交的材料、要填的内容。",
        [
            new("situations", "问题", ElementKind.List)
            {
                One = "问题",
                Fields =
                [
                    new("question", "问题"), new("id", "编号") { Hint = "字母和数字，条件里用" }, new("options", "答案", ElementKind.Pairs) { Hint = "一行一个：值 = 显示的文字" },
                    new("when", "什么时候问") { Optional = true, Hint = "每次都问的不填；例：kind = \"new\"" },
                ],
            },
        ]),
        new("materials", "申请材料", "能共享取得的不要求提交；不写“其他材料”。",
        [
            new("materials", "材料", ElementKind.List)
            {
                One = "材料",
                Fields =
                [
                    new("name", "材料名称"), new("id", "编号"), new("kind", "材料类型", ElementKind.Select) { Options = Plain(Vocabulary.MaterialKinds) },
                    new("necessity", "必要性", ElementKind.Select) { Options = Plain(Vocabulary.Necessities) }, new("source", "来源渠道", ElementKind.Select) { Options = Plain(Vocabulary.MaterialSources) },
                    new("sourceBody", "核发部门") { Optional = true }, new("sharedFrom", "共享来源") { Optional = true, Hint = "能共享取得的登记或证照；填了就不向申请人要" },
                    new("medium", "材料形式", ElementKind.Select) { Options = Plain(Vocabulary.Media) }, new("copies", "份数", ElementKind.Number),
                    new("formats", "文件格式", ElementKind.Choices) { Options = Plain(Vocabulary.Formats) }, new("maxMegabytes", "单个文件上限（MB）", ElementKind.Number),
                    new("when", "什么情形要交") { Optional = true, Hint = "每种情形都要的不填" }, new("standard", "受理标准", ElementKind.Multiline), new("fillNote", "填报须知", ElementKind.Multiline) { Optional = true },
                    new("law", "要求提供的依据") { Optional = true, Hint = "法律和条款" }, new("blank", "空白表格", ElementKind.Multiline) { Optional = true, Hint = "表格或者承诺书的文字" },
                    new("example", "示范文本", ElementKind.Multiline) { Optional = true, Hint = "填好的样子，姓名、号码用虚构的" },
                ],
            },
        ]),
        new("clock", "时限和流程", "承诺时限不长于法定时限；各环节天数加起来等于承诺时限。",
        [
            new("clock.kind", "办件类型", ElementKind.Select) { Options = Plain(Vocabulary.ClockKinds) }, new("clock.legal.days", "法定办结时限", ElementKind.Number),
            new("clock.legal.unit", "法定时限单位", ElementKind.Select) { Options = Plain(Vocabulary.DayUnits) }, new("clock.legal.law", "法定时限的依据") { Optional = true },
            new("clock.legal.article", "法定时限的条款") { Optional = true }, new("clock.promised.days", "承诺办结时限", ElementKind.Number),
            new("clock.promised.unit", "承诺时限单位", ElementKind.Select) { Options = Plain(Vocabulary.DayUnits) },
            new("clock.legalNote", "法定时限说明") { Optional = true }, new("clock.promisedNote", "承诺时限说明") { Optional = true },
            new("steps", "办理流程", ElementKind.List) { One = "环节", Fields = [new("name", "环节", ElementKind.Select) { Options = Plain(Vocabulary.StepNames) }, Days, new("person", "办理人员"), new("standard", "办理标准", ElementKind.Multiline), new("result", "办理结果") { Optional = true }] },
            new("specialProcedures", "特别程序", ElementKind.List)
            {
                One = "特别程序",
                Fields =
                [
                    new("name", "名称"), new("key", "编号"), new("kind", "种类", ElementKind.Select) { Options = Plain(Vocabulary.ProcedureKinds), Hint = "A 类不计入时限，B 类另加时限" },
                    Days with { Optional = true }, Unit, new("law", "法律依据"), new("article", "条款"),
                ],
            },
        ]),
        new("service", "收费、渠道和结果", "不收费的不填收费项目。",
        [
            new("fees", "收费项目", ElementKind.List) { One = "收费项目", Fields = [new("name", "项目"), new("standard", "标准"), new("basis", "依据"), new("reduction", "减免") { Optional = true }] },
            new("channels", "办理形式", ElementKind.Choices) { Options = Plain(Vocabulary.Channels) }, new("visits", "到现场次数", ElementKind.Number),
            new("onSiteReason", "必须到现场的原因") { Optional = true, Hint = "到现场次数大于 0 的要填" }, new("onlineDepth", "网上办理深度", ElementKind.Select) { Options = [("", "按能否网上申请"), .. Plain(Vocabulary.OnlineDepths)], Optional = true },
            new("payOnline", "网上支付", ElementKind.YesNo),
            new("result.name", "办理结果名称"), new("result.kind", "结果类型", ElementKind.Select) { Options = Plain(Vocabulary.ResultKinds) }, new("result.validity", "有效期") { Optional = true },
            new("result.sample", "结果样本", ElementKind.List) { One = "栏目", Fields = [new("label", "栏目"), new("value", "样本内容") { Hint = "姓名、号码用虚构的" }] },
            new("contact.phone", "咨询电话"), new("contact.complaint", "投诉电话"), new("contact.address", "办理地点") { Optional = true }, new("contact.hours", "办公时间") { Optional = true },
            new("contact.online", "网上咨询") { Optional = true }, new("contact.complaintOnline", "网上投诉") { Optional = true },
        ]),
        new("commitment", "告知承诺", "不实行告知承诺的，三项都不填。",
        [
            new("commitment.content", "承诺内容", ElementKind.Multiline) { Optional = true, Hint = "申请人承诺已经符合哪些条件" }, new("commitment.check", "核查的方式和时间", ElementKind.Multiline) { Optional = true },
            new("commitment.consequence", "承诺不实的后果", ElementKind.Multiline) { Optional = true },
        ]),
        new("review", "审查工作细则", "五项都要写，限制自由裁量。",
        [
            new("reviewPoints", "审查要点", ElementKind.List) { One = "要点", Fields = [new("content", "审查内容"), new("step", "审查环节", ElementKind.Select) { Options = Plain(Vocabulary.StepNames) }, new("standard", "审查标准", ElementKind.Multiline), new("points", "审查要点", ElementKind.Multiline), new("note", "注意事项", ElementKind.Multiline)] },
        ]),
        new("help", "常见错误和问答", "写真实发生过的错误和群众真正问的问题。",
        [
            new("commonErrors", "常见错误示例", ElementKind.Lines) { Hint = "一行一条" },
            new("faqs", "常见问题", ElementKind.List) { One = "问题", Fields = [new("q", "问题"), new("a", "回答", ElementKind.Multiline)] },
        ]),
    ];

    public static Section? Find(string key) => All.FirstOrDefault(s => s.Key == key);

    /// <summary>The page on which an element is edited.</summary>
    public static Section Of(string path) => All.FirstOrDefault(s => s.Elements.Any(e => path == e.Path || path.StartsWith(e.Path + "[", StringComparison.Ordinal) || path.StartsWith(e.Path + ".", StringComparison.Ordinal)
        || e.Path.StartsWith(path + ".", StringComparison.Ordinal))) ?? All[0];

    private static (string, string)[] Plain(IEnumerable<string> values) => [.. values.Select(v => (v, v))];
}
