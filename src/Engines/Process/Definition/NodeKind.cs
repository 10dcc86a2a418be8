namespace Heluo.Engines.Process;

/// <summary>What a node of a compiled process does (BPMN 2.0 clause 13).</summary>
internal enum NodeKind
{
    Process,
    StartEvent,
    EndEvent,
    Catch,
    Throw,
    Boundary,
    PassTask,
    UserTask,
    ServiceTask,
    RuleTask,
    ScriptTask,
    SendTask,
    ReceiveTask,
    CallActivity,
    SubProcess,
    EventSubProcess,
    AdHoc,
    Exclusive,
    Parallel,
    Inclusive,
    EventGateway,
}
