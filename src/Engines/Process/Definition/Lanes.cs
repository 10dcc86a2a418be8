using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>The duty that a lane gives to the user tasks in it (<c>heluo:duty</c> on a lane); inner lanes win.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<string, string> _duties = new(StringComparer.Ordinal);
    private readonly string? _whole;

    public Lanes(XElement process) => Read(process);

    private Lanes(XElement container, string? whole)
    {
        _whole = whole;
        Read(container);
    }

    public string? DutyOf(string nodeId) => _duties.GetValueOrDefault(nodeId) ?? _whole;

    /// <summary>The lanes inside a sub-process, which as a whole may stand in a lane.</summary>
    public Lanes Within(XElement container) => new(container, DutyOf(container.Attribute("id")?.Value ?? ""));

    private void Read(XElement container)
    {
        foreach (var lane in container.Elements(BpmnNames.Model + "laneSet").Descendants(BpmnNames.Model + "lane"))
        {
            var duty = lane.AncestorsAndSelf().Select(l => l.Attribute(BpmnNames.Heluo + "duty")?.Value).FirstOrDefault(d => d is not null);
            if (duty is null) continue;
            foreach (var reference in lane.Elements(BpmnNames.Model + "flowNodeRef")) _duties[reference.Value.Trim()] = duty;
        }
    }
}
