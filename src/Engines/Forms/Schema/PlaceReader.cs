using System.Globalization;
using System.Text.Json;

namespace Heluo.Engines.Forms.Schema;

/// <summary>Takes members out of a JSON object and writes down what is wrong with them.</summary>
internal sealed class PlaceReader(List<FormFault> faults)
{
    private const int LongestText = 2000;

    public void Fault(JsonPlace place, string message) => faults.Add(place.Fault(message));

    /// <summary>True for an object whose members are all known and named once.</summary>
    public bool IsObject(JsonPlace place, params ReadOnlySpan<string> known)
    {
        if (place.Type != JsonTokenType.StartObject)
        {
            Fault(place, "这里应是一个对象，用花括号写成若干“名称: 值”");
            return false;
        }

        var seen = new HashSet<string>();
        foreach (var (name, member) in place.Members)
        {
            if (!known.Contains(name)) Fault(member, $"不认识的属性 {Shorten(name)}，可用的是 {string.Join('、', known.ToArray())}");
            else if (!seen.Add(name)) Fault(member, $"属性 {name} 写了两次，请删去一个");
        }

        return true;
    }

    /// <summary>A text, number or boolean as text; empty when absent.</summary>
    public string Text(JsonPlace owner, string name, bool required = false, int longest = LongestText)
    {
        var place = owner.Member(name);
        if (place is null || place.Type == JsonTokenType.Null)
        {
            if (required) Fault(owner, $"缺少 {name}，请补上");
            return "";
        }

        if (!place.IsScalar) Fault(place, $"{name} 应是文字");
        else if (place.Text.Length > longest) Fault(place, $"{name} 太长，最多 {longest} 字");
        else if (required && place.Text.Trim().Length == 0) Fault(place, $"{name} 不能为空");
        return place.Text.Length > longest ? "" : place.Text.Trim();
    }

    public string Identifier(JsonPlace owner, string name)
    {
        var text = Text(owner, name, required: true, longest: 64);
        if (text.Length > 0 && !IsIdentifier(text)) Fault(owner.Member(name)!, $"“{text}”不能作标识，请用小写字母开头的英文字母和数字，例如 applicantName");
        return text;
    }

    public bool Flag(JsonPlace owner, string name)
    {
        var text = Text(owner, name);
        if (text is not ("" or "true" or "false")) Fault(owner.Member(name)!, $"{name} 应是 true 或 false");
        return text == "true";
    }

    /// <summary>A whole number ≥ 0; null when absent.</summary>
    public int? Count(JsonPlace owner, string name, int greatest)
    {
        var text = Text(owner, name);
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= greatest) return count;
        Fault(owner.Member(name)!, $"{name} 应是 0 到 {greatest} 的整数");
        return null;
    }

    public IReadOnlyList<JsonPlace> List(JsonPlace owner, string name, bool required = false)
    {
        var place = owner.Member(name);
        if (place is null || place.Type == JsonTokenType.Null)
        {
            if (required) Fault(owner, $"缺少 {name}，请补上");
            return [];
        }

        if (place.Type != JsonTokenType.StartArray) Fault(place, $"{name} 应是列表，用方括号");
        else if (required && place.Items.Count == 0) Fault(place, $"{name} 不能是空列表");
        return place.Items;
    }

    private static bool IsIdentifier(string text) => char.IsAsciiLetterLower(text[0]) && text.All(char.IsAsciiLetterOrDigit);

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
