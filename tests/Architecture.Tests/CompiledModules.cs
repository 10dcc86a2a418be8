using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Heluo.Architecture.Tests;

/// <summary>A module as compiled: its wing, its name, its types with everything they mention.</summary>
internal sealed record CompiledModule(string Wing, string Name, IReadOnlyList<TypeDefinition> Types)
{
    public string Namespace => $"Heluo.{Wing}.{Name}";

    public override string ToString() => $"{Wing}/{Name}";
}

/// <summary>Finds the modules in the wings' assemblies: every namespace below a wing is one.</summary>
internal static class CompiledModules
{
    public static readonly string[] Wings = ["Platform", "Services", "DataSharing", "Governance", "Territory", "Insight", "Office", "Infrastructure", "Stewardship"];

    private static readonly Lazy<IReadOnlyList<CompiledModule>> Found = new(() =>
    [
        .. from wing in Wings
           let file = Path.Combine(AppContext.BaseDirectory, $"Heluo.{wing}.dll")
           where File.Exists(file)
           from type in AssemblyDefinition.ReadAssembly(file).MainModule.GetTypes()
           let parts = NamespaceOf(type).Split('.')
           where parts.Length >= 3 && parts[1] == wing
           group type by (wing, name: parts[2]) into module
           select new CompiledModule(module.Key.wing, module.Key.name, [.. module]),
    ]);

    public static IReadOnlyList<CompiledModule> All => Found.Value;

    /// <summary>Namespace of a type, of the outermost for a nested one.</summary>
    public static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type.Namespace;
    }

    /// <summary>Full names of the types that a type mentions in its bases, members and code.</summary>
    public static IEnumerable<TypeReference> MentionsOf(TypeDefinition type)
    {
        var mentions = new List<TypeReference?> { type.BaseType };
        mentions.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        mentions.AddRange(type.Fields.Select(f => f.FieldType));
        mentions.AddRange(type.CustomAttributes.Select(a => a.AttributeType));
        foreach (var method in type.Methods)
        {
            mentions.Add(method.ReturnType);
            mentions.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody) continue;
            mentions.AddRange(method.Body.Variables.Select(v => v.VariableType));
            mentions.AddRange(method.Body.Instructions.SelectMany(Operands));
        }

        return mentions.OfType<TypeReference>().SelectMany(Unfold);
    }

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod call => [call.DeclaringType, .. call.GenericArguments],
        MemberReference member and not TypeReference => [member.DeclaringType],
        TypeReference type => [type],
        _ => [],
    };

    /// <summary>The types that a type is put together from: the list's and its rows'.</summary>
    public static IEnumerable<TypeReference> Unfold(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Unfold)],
        TypeSpecification inner => Unfold(inner.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
