using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Services.Portal.Search;

/// <summary>A question that people ask, its answer, and the services it leads to.</summary>
public sealed record Answer(string Question, string Text, IReadOnlyList<AnswerLink> Items);

/// <summary>A service that an answer leads to.</summary>
public sealed record AnswerLink(string Key, string Name)
{
    public string Href => "/items/" + Uri.EscapeDataString(Key);
}

/// <summary>The questions and answers of the pack (<c>answers.yaml</c>).</summary>
internal sealed class Answers(PackFolder pack, IItems items)
{
    private readonly Lazy<IReadOnlyList<AnswerEntry>> _entries = new(() => pack.Read<AnswersFile>("answers.yaml").Answers);

    /// <summary>All of them; links to services that are no longer offered are left out.</summary>
    public IReadOnlyList<Answer> All =>
        [.. _entries.Value.Select(e => new Answer(e.Q, e.A, [.. e.Items.Select(items.Find).OfType<Item>().Select(i => new AnswerLink(i.Key, i.Elements.Name))]))];

    private sealed class AnswersFile
    {
        public List<AnswerEntry> Answers { get; init; } = [];
    }

    private sealed class AnswerEntry
    {
        public string Q { get; init; } = "";
        public string A { get; init; } = "";
        public List<string> Items { get; init; } = [];
    }
}
