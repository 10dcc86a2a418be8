namespace Heluo.Web.Pages;

/// <summary>Why a page cannot be shown.</summary>
public enum PageStatus
{
    /// <summary>404.</summary>
    NotFound,

    /// <summary>404 where somebody's own thing was asked for: there is none, or it is another's.</summary>
    NotYours,

    /// <summary>403.</summary>
    Refused,

    /// <summary>401 after a session, or a form older than its token.</summary>
    Expired,

    /// <summary>400, 405, 413, 415: what was sent cannot be read.</summary>
    Unreadable,

    /// <summary>429 and 503.</summary>
    Busy,

    /// <summary>500.</summary>
    Broken,
}
