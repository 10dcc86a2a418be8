using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;

namespace Heluo.Bench.Documents;

/// <summary>The sample templates of the documents engine, filled with data that look like real ones.</summary>
internal static class DocumentSamples
{
    public static readonly string[] Names = ["notice", "receipt", "official", "upward", "licence"];

    private static readonly string[] Paragraphs =
    [
        "为深入贯彻党的二十大和二十届历次全会精神，全面落实国务院关于“高效办成一件事”的部署要求，进一步优化政务服务、提升行政效能，推动有效市场和有为政府更好结合，结合我市实际，现就有关事项通知如下。",
        "一、总体要求",
        "坚持以人民为中心的发展思想，聚焦企业和群众办事的难点、堵点，推进线上线下融合、数据共享应用，到2026年底，100个以上高频事项实现“免证可办”，平均办理时限压减50%以上（以2024年为基数）。",
        "二、重点任务",
        "（一）优化办理流程。对涉及多部门、多环节的事项，按照“一次告知、一表申请、一套材料、一窗受理、一网办理”的要求整合。各级政务服务中心要设置综合窗口，实行“前台综合受理、后台分类审批、统一窗口出件”。",
        "1.梳理事项清单。市政务服务和大数据管理局会同市直有关部门，于2026年4月底前完成清单编制，并向社会公布。",
        "（1）事项名称、编码、依据、类型等要素，应当与国家、省目录保持一致；",
        "（2）申请材料逐项注明来源渠道，凡能通过数据共享获取的，不得要求重复提交。",
        "（二）强化数据支撑。依托一体化政务服务平台，推动电子证照、电子印章、电子签名、电子档案“四电”应用；数据质量问题由数源单位在5个工作日内核实、更新，并将结果反馈使用单位。",
        "（三）提升服务质效。推行“办不成事”反映窗口、“好差评”制度，做到有诉必应、有诉必办，差评整改率达到100%。",
        "三、保障措施",
        "（一）加强组织领导。各区县（市）、各部门主要负责同志要亲自抓、负总责，建立健全工作机制，明确责任分工，倒排工期、挂图作战，确保各项任务落到实处、取得实效。",
        "（二）严格监督考核。将任务落实情况纳入年度考核，对工作推进不力、问题突出的，予以通报；对改革中出现的新情况、新问题，及时研究解决，重大事项报市政府。",
        "（三）注重宣传引导。充分利用报刊、广播、电视、网络等媒体，解读政策、推广典型，营造良好氛围。",
    ];

    public static LaidOutDocument Render(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Documents", "Samples", name + ".txt");
        return DocumentTemplate.Parse(File.ReadAllText(file)).Render(Data(name), FontLibrary.System, new DocumentMetadata { Created = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)) });
    }

    /// <summary>A sample with a ring where each seal belongs, to see how seals stand.</summary>
    public static LaidOutDocument Sealed(string name)
    {
        var document = Render(name);
        return document with
        {
            Annotations = [.. document.SealPlaces.Select(p => new PageAnnotation(p.Page, AnnotationKind.Stamp, "Heluo", document.Metadata.Created!.Value,
                [new Shape(PathData.Ellipse(p.CentreX, p.CentreY, p.Diameter / 2 - 0.6, p.Diameter / 2 - 0.6)) { Stroke = Color.OfficialRed, StrokeWidth = 1.2 }, Star(p)]))],
        };
    }

    private static Shape Star(SealPlace place)
    {
        var path = new PathData();
        for (var i = 0; i < 10; i++)
        {
            var radius = place.Diameter * (i % 2 == 0 ? 0.16 : 0.061);
            var (x, y) = (place.CentreX + radius * Math.Sin(i * Math.PI / 5), place.CentreY - radius * Math.Cos(i * Math.PI / 5));
            _ = i == 0 ? path.MoveTo(x, y) : path.LineTo(x, y);
        }

        return new Shape(path.Close()) { Fill = Color.OfficialRed };
    }

    private static Dictionary<string, object?> Data(string name) => new()
    {
        ["issuer"] = Map(("name", name switch { "official" => "郑州市人民政府", "upward" => "登封市人民政府", _ => "郑州市市场监督管理局" })),
        ["number"] = name switch { "official" => "郑政〔2026〕12号", "upward" => "登政〔2026〕5号", "licence" => "JY24101050012345", _ => "郑市监许受〔2026〕12号" },
        ["title"] = name == "upward" ? "登封市人民政府关于申请开展“一件事”改革试点的请示" : "郑州市人民政府关于进一步优化政务服务提升行政效能推动“高效办成一件事”的通知",
        ["addressee"] = "郑州市人民政府",
        ["signatory"] = "王建国",
        ["paragraphs"] = name == "upward" ? Paragraphs.Take(5).ToArray() : Paragraphs,
        ["applicant"] = Map(("name", "河南黄河餐饮服务有限公司"), ("code", "91410105MA44EXAMPL"), ("person", "李明华"), ("address", "河南省郑州市金水区花园路39号1号楼2层201—205室")),
        ["business"] = "餐饮服务经营者（中型餐馆）",
        ["projects"] = new[] { "热食类食品制售", "冷食类食品制售（含冷荤凉菜）", "自制饮品制售" },
        ["until"] = new DateOnly(2031, 3, 1),
        ["item"] = Map(("name", "食品经营许可（新办）")),
        ["case"] = Map(("number", "410100202603010001"), ("days", 10)),
        ["contact"] = Map(("name", "张晓燕"), ("phone", "0371-67170000")),
        ["received"] = new DateOnly(2026, 3, 1),
        ["decided"] = new DateOnly(2026, 3, 2),
        ["fee"] = null,
        ["verify"] = "https://www.example.gov.cn/verify/K7M2P9QX4TRB8WZC",
        ["materials"] = new[]
        {
            Map(("name", "《食品经营许可申请书》"), ("count", 1), ("form", "电子")),
            Map(("name", "营业执照或者其他主体资格证明文件复印件"), ("count", 1), ("form", "免提交")),
            Map(("name", "与食品经营相适应的主要设备设施布局、操作流程等文件"), ("count", 2), ("form", "纸质")),
            Map(("name", "食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置等保证食品安全的规章制度目录清单"), ("count", 1), ("form", "电子")),
        },
    };

    private static Dictionary<string, object?> Map(params (string Key, object? Value)[] entries) => entries.ToDictionary(e => e.Key, e => e.Value);
}
