namespace Heluo.Engines.Decisions.Tables;

/// <summary>How the rules that match give one result (DMN 1.5, clause 8.2.8).</summary>
internal enum HitPolicy
{
    Unique,
    First,
    Priority,
    Any,
    Collect,
    RuleOrder,
    OutputOrder,
}
