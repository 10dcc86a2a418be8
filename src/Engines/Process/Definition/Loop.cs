namespace Heluo.Engines.Process;

/// <summary>Standard loop or multi-instance (BPMN 2.0 clause 10.3.8).</summary>
internal sealed class Loop
{
    /// <summary>True for a standard loop, false for multi-instance.</summary>
    public bool IsStandard { get; set; }

    public bool IsSequential { get; set; }

    public bool TestBefore { get; set; }

    public int? Maximum { get; set; }

    /// <summary>Condition of a standard loop, or completion condition of multi-instance.</summary>
    public Formula? Condition { get; set; }

    public Formula? Cardinality { get; set; }

    public Formula? Collection { get; set; }

    public string? Element { get; set; }

    public string? OutputCollection { get; set; }

    public Formula? OutputElement { get; set; }
}
