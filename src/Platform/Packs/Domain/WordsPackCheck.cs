using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Packs.Domain;

/// <summary>Checks what searches and answers rest on: synonyms and questions.</summary>
internal sealed class WordsPackCheck : IPackCheck
{
    public IEnumerable<PackFinding> Check(PackFolder pack) => Synonyms(pack).Concat(Answers(pack));

    private static IEnumerable<PackFinding> Synonyms(PackFolder pack)
    {
        if (!pack.Has("synonyms.txt")) yield break;
        var groups = new Dictionary<string, int>();
        var number = 0;
        foreach (var line in pack.ReadText("synonyms.txt").Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0 || line[0] == '#') continue;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length < 2) yield return new PackFinding("synonyms.txt", number, FindingLevel.Fault, $"一组至少要有两个词，这里只有“{line.Trim()}”");
            if (words.Distinct().Count() < words.Length) yield return new PackFinding("synonyms.txt", number, FindingLevel.Warning, "这一组里有重复的词");
            if (words.Length > 0 && !groups.TryAdd(words[0], number)) yield return new PackFinding("synonyms.txt", number, FindingLevel.Warning, $"“{words[0]}”在第 {groups[words[0]]} 行已经有一组，请合并");
        }
    }

    private static IEnumerable<PackFinding> Answers(PackFolder pack)
    {
        if (!pack.Has("answers.yaml")) return [];
        var file = PackText.Read<AnswersFile>(pack, "answers.yaml");
        return file.Shape.Concat(file.Content is { } content ? Judge(pack, file, content) : []);
    }

    private static IEnumerable<PackFinding> Judge(PackFolder pack, PackText<AnswersFile> file, AnswersFile answers)
    {
        for (var i = 0; i < answers.Answers.Count; i++)
        {
            var answer = answers.Answers[i];
            if (answer.Q.Length == 0 || answer.A.Length == 0) yield return file.Fault($"answers[{i}]", "问题和回答都要写");
            if (answers.Answers.Take(i).Any(a => a.Q == answer.Q)) yield return file.Warn($"answers[{i}].q", $"“{answer.Q}”问了两次");
            foreach (var item in answer.Items.Where(k => !pack.Has($"items/{k}.yaml"))) yield return file.Fault($"answers[{i}].items", $"没有事项 {item}");
        }
    }
}

/// <summary>File <c>answers.yaml</c>.</summary>
internal sealed class AnswersFile
{
    public List<AnswerEntry> Answers { get; set; } = [];
}

internal sealed class AnswerEntry
{
    public string Q { get; set; } = "";
    public string A { get; set; } = "";
    public List<string> Items { get; set; } = [];
}
