using System.Text.RegularExpressions;
using Mono.Cecil;
using Shouldly;
using Xunit;

namespace Heluo.Architecture.Tests;

/// <summary>The walls between modules, judged on the compiled code.</summary>
public sealed partial class ModuleEdgeTests
{
    private static readonly IReadOnlyList<(CompiledModule From, CompiledModule To, TypeReference Type, TypeDefinition By)> Crossings =
    [
        .. from module in CompiledModules.All
           from type in module.Types
           from mention in CompiledModules.MentionsOf(type)
           let space = CompiledModules.NamespaceOf(mention)
           from other in CompiledModules.All
           where other != module && (space == other.Namespace || space.StartsWith(other.Namespace + ".", StringComparison.Ordinal))
           select (module, other, mention, type),
    ];

    [Fact]
    public void Modules_AreFound()
    {
        CompiledModules.All.Count.ShouldBeGreaterThanOrEqualTo(6, string.Join(' ', CompiledModules.All));
        Crossings.Count.ShouldBeGreaterThan(50, "the walls are crossed somewhere: finding nothing means looking at nothing");
    }

    [Fact]
    public void Module_UsesOnlyContractsOfAnother() => Crossings
        .Where(c => !CompiledModules.NamespaceOf(c.Type).StartsWith(c.To.Namespace + ".Contracts", StringComparison.Ordinal))
        .Select(c => $"{c.By.FullName} uses {c.Type.FullName}").Distinct().ShouldBeEmpty();

    [Fact]
    public void Edges_AreThoseOfTheTable()
    {
        var table = File.ReadLines(Path.Combine(Repository.Root, "docs/modules.md"))
            .Select(line => Row().Match(line)).Where(m => m.Success)
            .SelectMany(m => Name().Matches(m.Groups[2].Value).Select(to => $"{m.Groups[1].Value} → {to.Value}")).Order(StringComparer.Ordinal).ToArray();
        var edges = Crossings.Select(c => $"{c.From} → {c.To}").Distinct().Order(StringComparer.Ordinal).ToArray();
        edges.ShouldBe(table, "docs/modules.md holds the table of allowed edges; a new edge needs a line there, an unused one goes");
    }

    [Fact]
    public void Edges_MakeNoCircle()
    {
        var edges = Crossings.Select(c => (From: $"{c.From}", To: $"{c.To}")).Distinct().ToLookup(e => e.From, e => e.To);
        foreach (var module in CompiledModules.All)
        {
            var reached = new HashSet<string>();
            var open = new Queue<string>(edges[$"{module}"]);
            while (open.TryDequeue(out var next))
                if (reached.Add(next)) foreach (var further in edges[next]) open.Enqueue(further);
            reached.ShouldNotContain($"{module}", $"{module} uses itself through {string.Join(", ", reached)}");
        }
    }

    [Fact]
    public void Wings_MeetOnlyInPlatform() => Crossings
        .Where(c => c.From.Wing != c.To.Wing && c.To.Wing != "Platform").Select(c => $"{c.From} → {c.To}").Distinct().ShouldBeEmpty();

    [Fact]
    public void PublicTypes_AreContractsModulesOrPages() =>
        (from module in CompiledModules.All
         from type in module.Types
         where type.IsPublic && !type.Namespace.StartsWith(module.Namespace + ".Contracts", StringComparison.Ordinal) && type.Name != "_Imports" && !IsComponent(type) && !ShownBy(module).Contains(type.FullName)
         select type.FullName).ShouldBeEmpty();

    /// <summary>What the pages of a module are given to show: the language wants a component's parameters public, and what they hold.</summary>
    private static HashSet<string> ShownBy(CompiledModule module)
    {
        var shown = new HashSet<string>();
        var open = new Queue<TypeDefinition>(module.Types.Where(IsComponent));
        while (open.TryDequeue(out var type))
        {
            var held = type.Properties.Where(p => p.GetMethod is { IsPublic: true }).SelectMany(p => CompiledModules.Unfold(p.PropertyType)).Select(t => t.FullName).ToHashSet();
            foreach (var next in module.Types.Where(t => held.Contains(t.FullName) && shown.Add(t.FullName))) open.Enqueue(next);
        }

        return shown;
    }

    private static bool IsComponent(TypeDefinition type)
    {
        for (var current = type.BaseType; current is not null; current = (current as TypeDefinition)?.BaseType)
            if (current.FullName.Contains("Component", StringComparison.Ordinal)) return true;
        return false;
    }

    [GeneratedRegex(@"^\| `(\w+/\w+)` \|[^|]*\|([^|]*)\|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\w+/\w+")]
    private static partial Regex Name();
}
