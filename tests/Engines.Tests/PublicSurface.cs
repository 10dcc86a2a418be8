using System.Reflection;
using System.Text;
using Heluo.TestSupport;
using Shouldly;

namespace Heluo.Engines.Tests;

/// <summary>The public surface of an engine as text, compared with what is kept; HELUO_UPDATE_SNAPSHOTS=1 writes it anew.</summary>
internal static class PublicSurface
{
    public static void ShouldBeAsKept(Type of, string file)
    {
        var path = Path.Combine(SharedData.RepositoryRoot(), "tests", "Engines.Tests", file);
        var surface = Describe(of.Assembly);
        if (Environment.GetEnvironmentVariable("HELUO_UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, surface);
        surface.ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(Member).OfType<string>().Order(StringComparer.Ordinal))
                text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : "class";

    private static string? Member(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field => $"{field.Name}: {Name(field.FieldType)}",
        PropertyInfo property when property.Name != "EqualityContract" => $"{property.Name}: {Name(property.PropertyType)}{(property.SetMethod is { IsPublic: true } ? " set" : "")}",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method when !method.IsSpecialName && !method.Name.StartsWith('<') && method.Name is not ("PrintMembers" or "Deconstruct" or "GetHashCode" or "Equals" or "ToString") =>
            $"{method.Name}({Parameters(method)}): {Name(method.ReturnType)}",
        _ => null,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = …" : "")}"));

    private static string Name(Type type) => !type.IsGenericType ? type.Name : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
}
