using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Namespaces of BPMN 2.0 (OMG formal/2011-01-03, clause 15) and of the extensions that the compiler understands.</summary>
internal static class BpmnNames
{
    public static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Heluo = "urn:heluo:bpmn";
    public static readonly XNamespace Zeebe = "http://camunda.org/schema/zeebe/1.0";

    /// <summary>Camunda 7, Flowable and Activiti share most attribute names.</summary>
    public static readonly XNamespace[] Juel =
    [
        "http://camunda.org/schema/1.0/bpmn",
        "http://flowable.org/bpmn",
        "http://activiti.org/bpmn",
        "http://operaton.org/schema/1.0/bpmn",
    ];

    public static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
}
