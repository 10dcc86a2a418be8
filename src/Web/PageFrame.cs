namespace Heluo.Web;

/// <summary>What the shell around every page shows: who is here, where, and the ways on. The host makes one for each request.</summary>
public sealed record PageFrame
{
    /// <summary>The name beside the mark.</summary>
    public string Name { get; init; } = WebText.PublicName;

    /// <summary>The path and query of this request; a switch in the head comes back to it.</summary>
    public required string Here { get; init; }

    /// <summary>The list that the page was opened from; null when it says none. The menu shows it as the place.</summary>
    public string? OpenedFrom { get; init; }

    /// <summary>Large type, one column, telephone on every page.</summary>
    public bool Elder { get; init; }

    /// <summary>The place the person deals with, leading to the page that changes it; null hides the switch.</summary>
    public LinkText? Place { get; init; }

    /// <summary>The person signed in, leading to the account; null offers to sign in.</summary>
    public LinkText? Person { get; init; }

    /// <summary>How long somebody signed in may do nothing before the session ends; null asks nothing.</summary>
    public TimeSpan? Quiet { get; init; }

    /// <summary>The post in which an official works, in words; null on the public side.</summary>
    public string? Post { get; init; }

    /// <summary>Where to sign in.</summary>
    public string SignInHref { get; init; } = "/sign-in";

    /// <summary>Where the sign-out form posts to.</summary>
    public string SignOutHref { get; init; } = "/sign-out";

    /// <summary>Where a search is sent (GET, parameter <c>q</c>); null hides the field in the head.</summary>
    public string? SearchHref { get; init; }

    /// <summary>Address that answers suggestions as JSON; null for none.</summary>
    public string? SuggestHref { get; init; }

    /// <summary>Words in the empty search field.</summary>
    public string SearchWords { get; init; } = WebText.SearchPlaceholder;

    /// <summary>The telephone to call for help.</summary>
    public string Phone { get; init; } = "12345";

    /// <summary>Ways on: the left side of the workbench, the bottom of a phone on the public side.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; init; } = [];

    /// <summary>Links at the foot of public pages.</summary>
    public IReadOnlyList<LinkText> FootLinks { get; init; } = [];

    internal string HerePath => Here.Split('?', 2)[0];
}

/// <summary>One way on in a menu.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Icon">One of <see cref="Icons"/>.</param>
/// <param name="Group">The heading it stands under; null for none.</param>
/// <param name="Count">How many wait there; null hides the number.</param>
public sealed record MenuEntry(string Text, string Href, string Icon, string? Group = null, int? Count = null)
{
    internal bool IsHere(string path) =>
        path.Equals(Href, StringComparison.Ordinal) || (Href.Length > 1 && path.StartsWith(Href + "/", StringComparison.Ordinal));
}

/// <summary>Words that lead somewhere.</summary>
public sealed record LinkText(string Text, string Href);
