namespace Heluo.Web.Components;

/// <summary>How a clock stands.</summary>
public enum LampState
{
    /// <summary>Time enough.</summary>
    Calm,

    /// <summary>Due soon or today.</summary>
    Soon,

    /// <summary>Past its day.</summary>
    Late,

    /// <summary>Stopped.</summary>
    Held,
}
