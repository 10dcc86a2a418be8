using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Reads who handles a user task, how it is signed and what happens when it is late.</summary>
internal static class UserTaskCompiler
{
    public static void Fill(Findings findings, Node node, XElement element, Extensions extensions, Lanes lanes)
    {
        TextSource? Text(string? text) => findings.Text(text, element, node.Id);
        var task = new UserTask
        {
            Duty = Text(extensions.Heluo("duty") ?? lanes.DutyOf(node.Id)),
            Body = extensions.Heluo("body"),
            Acts = extensions.Heluo("acts")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [],
            Form = Text(extensions.Attribute("form", "formKey") ?? extensions.Zeebe("formDefinition", "formKey") ?? extensions.Zeebe("formDefinition", "formId") ?? extensions.Juel("formRef")),
            Signer = Text(extensions.Attribute("signer", "assignee") ?? extensions.Zeebe("assignmentDefinition", "assignee") ?? Performer(element)),
            CandidateUsers = Text(extensions.Juel("candidateUsers") ?? extensions.Zeebe("assignmentDefinition", "candidateUsers")),
            CandidateGroups = Text(extensions.Juel("candidateGroups") ?? extensions.Zeebe("assignmentDefinition", "candidateGroups")),
            OutcomeVariable = extensions.Heluo("outcome") ?? "outcome",
            Timeout = Text(extensions.Heluo("timeout")),
            TimeoutClock = extensions.Heluo("clock"),
        };
        node.User = task;
        Signing(findings, node, element, task);
        Timeout(findings, node, extensions, task);
        if (task.Body is { } body && body is not ("implementing" or "supervising" or "upper"))
            findings.Error("body-unknown", node.Line, node.Id, $"heluo:body“{body}”应为 implementing、supervising 或 upper。");
        if (task is { Duty: null, Signer: null, CandidateUsers: null, CandidateGroups: null } && node.Loop is null)
            findings.Warning("handler-missing", node.Line, node.Id, "没有写明由谁办理（heluo:duty），将由宿主的默认岗位办理。");
    }

    private static void Signing(Findings findings, Node node, XElement element, UserTask task)
    {
        var multi = element.Element(BpmnNames.Model + "multiInstanceLoopCharacteristics");
        string? Read(string name) => multi?.Attribute(BpmnNames.Heluo + name)?.Value ?? element.Attribute(BpmnNames.Heluo + name)?.Value;
        var signing = Read("signing");
        task.Signing = signing switch
        {
            null => SigningMode.None,
            "countersign" => SigningMode.Countersign,
            "orsign" => SigningMode.OrSign,
            "sequential" => SigningMode.Sequential,
            "vote" => SigningMode.Vote,
            _ => SigningMode.None,
        };
        if (signing is not null && task.Signing == SigningMode.None)
            findings.Error("signing-unknown", node.Line, node.Id, $"heluo:signing“{signing}”应为 countersign、orsign、sequential 或 vote。");
        if (task.Signing == SigningMode.Sequential && node.Loop is { } loop) loop.IsSequential = true;
        if (Read("share") is not { } share) return;
        if (Share.TryParse(share, out var parsed)) task.Share = parsed;
        else findings.Error("share-invalid", node.Line, node.Id, $"heluo:share“{share}”应写作 2/3、>1/2 或 60%。");
    }

    private static void Timeout(Findings findings, Node node, Extensions extensions, UserTask task)
    {
        var action = extensions.Heluo("timeoutAction");
        if (task.Timeout is null || action is null) return;
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var (verb, argument) = colon < 0 ? (action, null) : (action[..colon], action[(colon + 1)..].Trim());
        TimeoutKind? kind = verb switch { "remind" => TimeoutKind.Remind, "transfer" => TimeoutKind.Transfer, "complete" => TimeoutKind.Complete, _ => null };
        if (kind is null || (kind != TimeoutKind.Remind && string.IsNullOrEmpty(argument)))
            findings.Error("timeout-action", node.Line, node.Id, $"heluo:timeoutAction“{action}”应为 remind、transfer:岗位 或 complete:办理动作。");
        else task.TimeoutAction = new TimeoutAction(kind.Value, argument);
    }

    /// <summary>The standard way: a performer or potential owner with a formal expression (clause 10.3.3).</summary>
    private static string? Performer(XElement element) => element.Elements()
        .Where(e => e.Name.Namespace == BpmnNames.Model && e.Name.LocalName is "humanPerformer" or "potentialOwner" or "performer")
        .Select(e => e.Descendants(BpmnNames.Model + "formalExpression").FirstOrDefault()?.Value)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
