using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heluo.Engines.Forms;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Forms;

/// <summary>The exported schemas in the hands of an outside validator (npm ajv, strict mode).</summary>
public sealed class JsonSchemaTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot(), "tests", "Engines.Tests", "Forms", "Ajv");

    private const string Right = """
        {"childName":"王小萌","childSex":"2","birthDate":"2026-11-01","mother":{"name":"李华","citizen":"41010519900101002X"},"phone":"13803711234","promise":true,
         "items":[{"name":"床位","price":12.5,"count":2}],"ways":["post"],"files":["f1"]}
        """;

    [Fact]
    public async Task ToJsonSchema_SampleForm_AcceptsRightAndRefusesWrongValues()
    {
        (string Path, string? Value, bool Accepted)[] changes =
        [
            ("", null, true), ("childName", null, false), ("childName", "\"" + new string('王', 31) + "\"", false), ("childName", "3", false), ("childSex", "\"3\"", false),
            ("birthDate", "\"2026-02-30\"", false), ("motherCitizen", "\"123\"", false), ("hacker", "1", false), ("promise", "\"yes\"", false), ("ways", "[\"post\",\"post\"]", false),
            ("items", "[{\"name\":\"床位\",\"price\":-1,\"count\":2}]", false), ("items", "[{\"price\":1,\"count\":2}]", false), ("items", "[{\"name\":\"x\",\"price\":1,\"count\":2,\"y\":1}]", false),
            ("items", "[]", true), ("opinion", "\"同意\"", true), ("mother", "{\"name\":\"李华\"}", false), ("address", "{\"division\":\"410105\",\"detail\":\"花园路\"}", true), ("certificate", "\"A123456789\"", true),
        ];
        (await JudgeAsync(SampleForm.Definition, changes.Select(c => Changed(c.Path, c.Value)))).ShouldBe(changes.Select(c => c.Accepted));
    }

    [Fact]
    public async Task ToJsonSchema_ImportedForm_IsStrictlyValid()
    {
        var json = await File.ReadAllTextAsync(Path.Combine(Folder, "..", "Samples", "all-components.form"), TestContext.Current.CancellationToken);
        var definition = FormDefinition.Compile(FormSchema.ReadFormJs(json).Schema!).Definition!;
        var values = new[] { """{"name":"张三","amount":3,"promise":true,"moment":"2026-11-27T09:30"}""", """{"name":"张三","amount":3,"promise":true,"moment":"2026-11-27"}""", """{"name":"张三","amount":3,"promise":true,"Field_head":1}""" };
        (await JudgeAsync(definition, values.Select(v => JsonNode.Parse(v)!))).ShouldBe([true, false, false]);
    }

    private static JsonNode Changed(string path, string? value)
    {
        var values = (JsonObject)JsonNode.Parse(Right)!;
        if (path.Length == 0) return values;
        values.Remove(path);
        if (value is not null) values[path] = JsonNode.Parse(value);
        return values;
    }

    private static async Task<bool[]> JudgeAsync(FormDefinition definition, IEnumerable<JsonNode> values)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")) && await RunAsync("npm", "ci --ignore-scripts --no-audit --no-fund --silent", "") is null) Missing();
        var input = new JsonObject { ["schema"] = JsonNode.Parse(definition.ToJsonSchema()), ["values"] = new JsonArray([.. values]) };
        var output = await RunAsync("node", "validate.mjs", input.ToJsonString());
        if (output is null) Missing();
        return JsonSerializer.Deserialize<bool[]>(output!)!;
    }

    /// <summary>The output of a program, or null when it is not there or fails.</summary>
    private static async Task<string?> RunAsync(string program, string arguments, string input)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void Missing()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail("node or ajv is missing or failed");
        Assert.Skip("node or ajv is not on this machine");
    }
}
