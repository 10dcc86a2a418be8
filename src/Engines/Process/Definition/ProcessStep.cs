namespace Heluo.Engines.Process;

/// <summary>A flow node as the host may show it.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Kind">Kind of node in BPMN's own word, e.g. <c>userTask</c>.</param>
/// <param name="Line">Line in the file, 1-based.</param>
/// <param name="ScopeId">Id of the sub-process it stands in, or null.</param>
public sealed record ProcessStep(string Id, string? Name, string Kind, int Line, string? ScopeId);

internal static class StepKinds
{
    public static string Of(Node node) => node.Kind switch
    {
        NodeKind.Process => "process",
        NodeKind.StartEvent => "startEvent",
        NodeKind.EndEvent => "endEvent",
        NodeKind.Catch => "intermediateCatchEvent",
        NodeKind.Throw => "intermediateThrowEvent",
        NodeKind.Boundary => "boundaryEvent",
        NodeKind.PassTask => "task",
        NodeKind.UserTask => "userTask",
        NodeKind.ServiceTask => "serviceTask",
        NodeKind.RuleTask => "businessRuleTask",
        NodeKind.ScriptTask => "scriptTask",
        NodeKind.SendTask => "sendTask",
        NodeKind.ReceiveTask => "receiveTask",
        NodeKind.CallActivity => "callActivity",
        NodeKind.SubProcess or NodeKind.EventSubProcess => "subProcess",
        NodeKind.AdHoc => "adHocSubProcess",
        NodeKind.Exclusive => "exclusiveGateway",
        NodeKind.Parallel => "parallelGateway",
        NodeKind.Inclusive => "inclusiveGateway",
        _ => "eventBasedGateway",
    };
}
