using Heluo.Platform.Items.Contracts;
using Heluo.Services.Portal.Browse;
using Heluo.Services.Portal.Place;
using Microsoft.AspNetCore.Http;

namespace Heluo.Services.Portal.Guide;

/// <summary>Makes the guide that a request asks for.</summary>
internal sealed class Guides(IItems items, VisitorPlace places, ItemCards cards)
{
    /// <summary>The guide; null when no such item is in force.</summary>
    public GuideView? Find(string key, HttpRequest request)
    {
        if (items.Find(key) is not { } item) return null;
        var place = places.Of(request);
        var implemented = items.Implement(key, place.Code);
        var elements = implemented?.Elements ?? item.Elements;
        var answers = Understand(elements, request.Query);
        var needs = new MaterialNeeds(items, elements).For(answers);
        return new GuideView
        {
            Key = key, Version = item.Number, EffectiveFrom = item.EffectiveFrom, Elements = elements, Place = place, Body = implemented?.Body, Code = implemented?.Code ?? "",
            Who = cards.WhoDecides(elements, implemented), Answers = answers, Questions = items.SituationsFor(elements, answers),
            Materials = [.. needs.Where(n => n.Material.SharedFrom.Length == 0)], Shared = [.. needs.Where(n => n.Material.SharedFrom.Length > 0)],
        };
    }

    /// <summary>Answers in the order of the questions; one to a question that is not asked (any more), or that is no choice of it, does not count.</summary>
    private Dictionary<string, string> Understand(ItemElements elements, IQueryCollection query)
    {
        var answers = new Dictionary<string, string>();
        while (items.SituationsFor(elements, answers).FirstOrDefault(s => !answers.ContainsKey(s.Id) && IsAnswered(s, query)) is { } asked)
            answers[asked.Id] = query[asked.Id].ToString();
        return answers;
    }

    private static bool IsAnswered(Situation situation, IQueryCollection query) => situation.Options.Any(o => o.Value == query[situation.Id].ToString());
}
