using System.Globalization;
using System.Text;

namespace Heluo.Bench.Decisions;

/// <summary>Models with one decision table of three inputs.</summary>
internal static class TableModel
{
    /// <summary>Four rules.</summary>
    public static string Simple { get; } = Model("""
        <rule><inputEntry><text>&lt; 18</text></inputEntry><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"拒绝"</text></outputEntry></rule>
        <rule><inputEntry><text>&gt;= 18</text></inputEntry><inputEntry><text>"低", "中"</text></inputEntry><inputEntry><text>true</text></inputEntry><outputEntry><text>"同意"</text></outputEntry></rule>
        <rule><inputEntry><text>&gt;= 18</text></inputEntry><inputEntry><text>"高"</text></inputEntry><inputEntry><text>true</text></inputEntry><outputEntry><text>"复核"</text></outputEntry></rule>
        <rule><inputEntry><text>&gt;= 18</text></inputEntry><inputEntry><text>-</text></inputEntry><inputEntry><text>false</text></inputEntry><outputEntry><text>"拒绝"</text></outputEntry></rule>
        """);

    /// <summary>As many rules as wanted, of which one matches.</summary>
    public static string Rules(int count)
    {
        var rules = new StringBuilder();
        for (var i = 0; i < count; i++)
            rules.Append(CultureInfo.InvariantCulture, $"<rule><inputEntry><text>[{i}..{i + 1})</text></inputEntry><inputEntry><text>\"低\", \"中\", \"高\"</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>\"结论 \" + string(Age * {i} + 1)</text></outputEntry></rule>");
        return Model(rules.ToString());
    }

    private static string Model(string rules) => $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="bench" namespace="urn:bench">
          <inputData id="a" name="Age"><variable name="Age" typeRef="number"/></inputData>
          <inputData id="r" name="Risk"><variable name="Risk" typeRef="string"/></inputData>
          <inputData id="f" name="Affordable"><variable name="Affordable" typeRef="boolean"/></inputData>
          <decision id="x" name="Approval"><variable name="Approval" typeRef="string"/>
            <informationRequirement><requiredInput href="#a"/></informationRequirement><informationRequirement><requiredInput href="#r"/></informationRequirement><informationRequirement><requiredInput href="#f"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE">
              <input><inputExpression typeRef="number"><text>Age</text></inputExpression></input><input><inputExpression typeRef="string"><text>Risk</text></inputExpression></input><input><inputExpression typeRef="boolean"><text>Affordable</text></inputExpression></input>
              <output typeRef="string"/>{rules}</decisionTable></decision>
        </definitions>
        """;
}
