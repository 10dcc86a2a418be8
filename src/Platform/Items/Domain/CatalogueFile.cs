using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>File <c>catalogue.csv</c> of a pack: the basic catalogue (基本目录), one item a line.</summary>
internal static class CatalogueFile
{
    /// <summary>Items of the catalogue with what the catalogue knows; they are handled at windows until somebody completes them.</summary>
    /// <exception cref="InvalidDataException">A line has the wrong number of columns; the message names it.</exception>
    public static IEnumerable<ItemElements> Read(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            if (++number == 1 || line.Length == 0) continue;
            var cells = Split(line);
            if (cells.Count < 8) throw new InvalidDataException($"catalogue.csv 第 {number} 行：应有 9 列，只有 {cells.Count} 列");
            yield return new ItemElements
            {
                Key = cells[0], Code = cells[0], Name = cells[1], Type = cells[2], BodyKind = cells[3], Levels = cells[4].Split('|'), Audience = List(cells[5]),
                PersonTopics = cells[5].Contains("自然人", StringComparison.Ordinal) ? List(cells[7]) : [],
                EnterpriseTopics = cells[5].Contains("法人", StringComparison.Ordinal) ? List(cells[7]) : [], Channels = ["窗口办理"],
            };
        }
    }

    private static string[] List(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);

    public static List<string> Split(string line)
    {
        List<string> cells = [];
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(c);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
