using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>Fees, ways, results, review rules, and the help that a guide gives.</summary>
internal static class ServiceRules
{
    public static IEnumerable<GuideFinding> Fees(ItemElements item)
    {
        for (var i = 0; i < item.Fees.Count; i++)
        {
            foreach (var finding in GuideChecker.Needed($"fees[{i}].name", item.Fees[i].Name, "收费项目", GuideSources.Fees)) yield return finding;
            foreach (var finding in GuideChecker.Needed($"fees[{i}].standard", item.Fees[i].Standard, "收费标准", GuideSources.Fees)) yield return finding;
            foreach (var finding in GuideChecker.Needed($"fees[{i}].basis", item.Fees[i].Basis, "收费依据", GuideSources.Fees)) yield return finding;
        }
    }

    public static IEnumerable<GuideFinding> Channels(ItemElements item)
    {
        if (item.Channels.Count == 0) yield return GuideChecker.Fault("mandatory", "channels", "请至少选一种办理形式", GuideSources.GuideContents);
        for (var i = 0; i < item.Channels.Count; i++)
            foreach (var finding in GuideChecker.OneOf($"channels[{i}]", item.Channels[i], Vocabulary.Channels, "办理形式")) yield return finding;
        if (item.Online != item.Channels.Contains("网上办理")) yield return GuideChecker.Fault("channels", "channels", item.Online ? "有网上申请表单，办理形式应包含“网上办理”" : "没有网上申请表单，办理形式不能写“网上办理”", GuideSources.SameOnline);
        if (!item.Channels.Contains("窗口办理")) yield return GuideChecker.Warning("channels", "channels", "应当保留窗口办理，由申请人自己选择", GuideSources.SameOnline);
        if (item.Visits is < 0 or > 3) yield return GuideChecker.Fault("channels", "visits", "到现场次数应在 0 到 3 之间", GuideSources.Elements);
        if (item.Online && item.Process.Length == 0) yield return GuideChecker.Fault("process", "process", "网上办理的事项要有办理流程", GuideSources.ReviewRules);
    }

    public static IEnumerable<GuideFinding> Results(ItemElements item)
    {
        foreach (var finding in GuideChecker.OneOf("result.kind", item.Result.Kind, Vocabulary.ResultKinds, "审批结果类型")) yield return finding;
        foreach (var finding in GuideChecker.Needed("result.name", item.Result.Name, "办理结果名称")) yield return finding;
        foreach (var finding in GuideChecker.Needed("contact.phone", item.Contact.Phone, "咨询电话").Concat(GuideChecker.Needed("contact.complaint", item.Contact.Complaint, "投诉电话", GuideSources.BusinessEnvironment))) yield return finding;
    }

    /// <summary>结果样本.</summary>
    public static IEnumerable<GuideFinding> Sample(ItemElements item)
    {
        if (item.Result.Sample.Count == 0) yield return GuideChecker.Fault("sample", "result.sample", "请附办理结果的样本，写明上面有哪些栏目", GuideSources.GuideContents);
        for (var i = 0; i < item.Result.Sample.Count; i++)
            foreach (var finding in GuideChecker.Needed($"result.sample[{i}].label", item.Result.Sample[i].Label, "样本的栏目").Concat(GuideChecker.Needed($"result.sample[{i}].value", item.Result.Sample[i].Value, "样本的内容"))) yield return finding;
    }

    public static IEnumerable<GuideFinding> OnSite(ItemElements item)
    {
        if (item.Visits > 0 && item.OnSiteReason.Length == 0) yield return GuideChecker.Warning("on-site", "onSiteReason", "要到现场的，请写明原因；法律法规没有规定的，不得要求到现场", GuideSources.OnSite);
        if (item.OnlineDepth.Length > 0)
        {
            foreach (var finding in GuideChecker.OneOf("onlineDepth", item.OnlineDepth, Vocabulary.OnlineDepths, "网上办理深度")) yield return finding;
            if (!item.Online && item.OnlineDepth is "Ⅲ级" or "Ⅳ级") yield return GuideChecker.Fault("channels", "onlineDepth", "没有网上申请表单，网上办理深度最高Ⅱ级", GuideSources.Elements);
        }

        if (item.PayOnline && item.Fees.Count == 0) yield return GuideChecker.Fault("fees", "payOnline", "不收费的事项没有网上支付", GuideSources.Fees);
    }

    /// <summary>容缺受理 and 告知承诺 are told in full, or not offered.</summary>
    public static IEnumerable<GuideFinding> Commitment(ItemElements item)
    {
        var (content, check, consequence) = item.Commitment;
        if (content.Length + check.Length + consequence.Length > 0)
            foreach (var finding in GuideChecker.Needed("commitment.content", content, "告知承诺的承诺内容", GuideSources.GuideOfAnyang)
                .Concat(GuideChecker.Needed("commitment.check", check, "告知承诺的核查方式和时间", GuideSources.GuideOfAnyang)).Concat(GuideChecker.Needed("commitment.consequence", consequence, "承诺不实的后果", GuideSources.GuideOfAnyang))) yield return finding;
        for (var i = 0; i < item.Materials.Count; i++)
            if (item.Materials[i] is { Necessity: "容缺后补", FillNote.Length: 0 } later)
                yield return GuideChecker.Fault("mandatory", $"materials[{i}].fillNote", $"“{later.Name}”可以后补，请在填报须知里写明什么时候补交", GuideSources.GuideOfAnyang);
    }

    public static IEnumerable<GuideFinding> Review(ItemElements item) => item.ReviewPoints.Count == 0
        ? [GuideChecker.Fault("review", "reviewPoints", "请编制审查工作细则", GuideSources.ReviewRules)]
        : item.ReviewPoints.SelectMany((point, i) => new (string Field, string Value, string What)[]
        {
            ("step", point.Step, "审查环节"), ("content", point.Content, "审查内容"), ("standard", point.Standard, "审查标准"), ("points", point.Points, "审查要点"), ("note", point.Note, "注意事项"),
        }.Where(c => string.IsNullOrWhiteSpace(c.Value))
            .Select(c => GuideChecker.Fault("review", $"reviewPoints[{i}].{c.Field}", $"审查工作细则第 {i + 1} 条缺少{c.What}", GuideSources.ReviewRules)));

    public static IEnumerable<GuideFinding> Help(ItemElements item)
    {
        if (item.CommonErrors.Count == 0) yield return GuideChecker.Fault("mandatory", "commonErrors", "请写出常见错误示例", GuideSources.GuideContents);
        if (item.Faqs.Count == 0) yield return GuideChecker.Warning("plain-words", "faqs", "请写几条群众常问的问题", GuideSources.BusinessEnvironment);
        for (var i = 0; i < item.Faqs.Count; i++)
            foreach (var finding in GuideChecker.Needed($"faqs[{i}].q", item.Faqs[i].Q, "问题").Concat(GuideChecker.Needed($"faqs[{i}].a", item.Faqs[i].A, "回答"))) yield return finding;
    }
}
