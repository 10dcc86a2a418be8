using Heluo.Platform.Packs.Contracts;

namespace Heluo.Services.Portal.Home;

/// <summary>What the pack puts on the home page (<c>portal.yaml</c>): topics with pictures and words, what many look for, what many do.</summary>
internal sealed class PortalContent
{
    public PortalContent(PackFolder pack)
    {
        var file = pack.Read<PortalFile>("portal.yaml");
        (Person, Enterprise, Asked, Frequent, Places) = (file.Person, file.Enterprise, file.Asked, file.Frequent, file.Help);
    }

    public IReadOnlyList<TopicTile> Person { get; }

    public IReadOnlyList<TopicTile> Enterprise { get; }

    /// <summary>Words that many people look for.</summary>
    public IReadOnlyList<string> Asked { get; }

    /// <summary>Keys of the services that many people use.</summary>
    public IReadOnlyList<string> Frequent { get; }

    /// <summary>Where people help.</summary>
    public IReadOnlyList<HelpLine> Places { get; }

    private sealed class PortalFile
    {
        public List<TopicTile> Person { get; init; } = [];
        public List<TopicTile> Enterprise { get; init; } = [];
        public List<string> Asked { get; init; } = [];
        public List<string> Frequent { get; init; } = [];
        public List<HelpLine> Help { get; init; } = [];
    }
}

/// <summary>A topic on the home page.</summary>
public sealed class TopicTile
{
    public string Topic { get; init; } = "";
    public string Title { get; init; } = "";
    public string Icon { get; init; } = "";
    public string Hint { get; init; } = "";
}

/// <summary>A telephone that helps.</summary>
internal sealed class HelpLine
{
    public string Phone { get; init; } = "";
    public string Name { get; init; } = "";
    public string Hours { get; init; } = "";
}
