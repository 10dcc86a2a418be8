using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

/// <summary>What a user of the package sees: its README and its public surface.</summary>
public sealed class ProcessPackageTests
{
    [Fact]
    public void Readme_Sample_Runs()
    {
        ReadmeSample.ShouldStandIn("src/Engines/Process/README.md", "tests/Engines.Tests/Process/ProcessPackageTests.cs");
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Models.SampleText("approval.bpmn")));
        var now = Models.Now;

        var model = BpmnReader.Read(stream);
        var compilation = ProcessDefinition.Compile(model);
        foreach (var finding in compilation.Findings) Console.WriteLine(finding);
        var definition = compilation.Definition!;

        var step = ProcessEngine.Start(definition, ProcessVariables.FromJson("{\"amount\": 5}"), now);
        var item = step.Commands.OfType<CreateWorkItem>().First();
        var json = step.State!.ToJson();

        var state = ProcessState.FromJson(json);
        step = ProcessEngine.Apply(definition, state, new AddSigner(item.Id, "王五", SignerPlace.Before, By: "李四"), now);
        if (!step.IsAccepted) Console.WriteLine(step.Refusal.Message);

        step.State!.OpenWorkItems(definition).ShouldHaveSingleItem().Signer.ShouldBe("王五");
    }
}
