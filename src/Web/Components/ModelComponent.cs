using Microsoft.AspNetCore.Components;

namespace Heluo.Web.Components;

/// <summary>A component that shows something internal to its module: component classes are public, so their parameters can't have an internal type.</summary>
public abstract class ModelComponent : ComponentBase
{
    /// <summary>What to show; the component knows its type.</summary>
    [Parameter, EditorRequired]
    public object? Data { get; set; }
}
