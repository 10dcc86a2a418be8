namespace Heluo.Web.Components;

/// <summary>How loudly a button speaks: one <see cref="First"/> per page.</summary>
public enum Look
{
    /// <summary>What most people should press.</summary>
    First,

    /// <summary>Another way on.</summary>
    Second,

    /// <summary>Quiet, beside others.</summary>
    Plain,

    /// <summary>Destroys or ends something.</summary>
    Danger,
}

internal static class ButtonLook
{
    public static string Classes(Look look, bool tight)
    {
        var kind = look switch
        {
            Look.Second => "button second",
            Look.Plain => "button plain",
            Look.Danger => "button danger",
            _ => "button",
        };
        return tight ? kind + " tight" : kind;
    }
}
