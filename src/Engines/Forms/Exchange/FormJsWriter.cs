using System.Text.Json.Nodes;

namespace Heluo.Engines.Forms.Exchange;

/// <summary>Writes a form as a <c>.form</c> file.</summary>
internal static class FormJsWriter
{
    /// <summary>Where a field inside a container keeps the groups around it.</summary>
    public const string Around = "heluo.around";
    private const int SchemaVersion = 18;

    public static string Write(FormSchema schema)
    {
        var root = schema.Origin.Length > 0 ? (JsonObject)JsonNode.Parse(schema.Origin)! : new JsonObject { ["type"] = "default", ["id"] = "Form_" + schema.Key.Replace('-', '_'), ["schemaVersion"] = SchemaVersion };
        if (schema.Origin.Length == 0) root["heluo"] = Own(schema);
        root["components"] = Nested(schema.Groups.SelectMany(Items));
        return root.ToJsonString(FormJsJson.Indented);
    }

    private static JsonObject Own(FormSchema schema)
    {
        var own = new JsonObject { ["key"] = schema.Key, ["title"] = schema.Title };
        if (schema.Rights.Count == 0) return own;
        own["rights"] = new JsonObject(schema.Rights.Select(r => new KeyValuePair<string, JsonNode?>(r.Key, new JsonObject
        {
            ["default"] = Name(r.Value.Default),
            ["fields"] = new JsonObject(r.Value.Exceptions.Select(e => new KeyValuePair<string, JsonNode?>(e.Key, Name(e.Value)))),
        })));
        return own;
    }

    private static string Name(FieldAccess access) => access.ToString().ToLowerInvariant();

    /// <summary>The components of a group, each with the groups around it; an empty group is one item without a component.</summary>
    private static IEnumerable<(JsonObject[] Around, JsonObject? Component)> Items(FormGroup group)
    {
        var around = group.Origin.Length > 0 ? JsonNode.Parse(group.Origin)!.AsArray().Select(g => (JsonObject)g!).ToArray() : [Component(group)];
        return group.Fields.Count == 0 ? [(around, null)] : group.Fields.Select(f => (around, (JsonObject?)Component(f)));
    }

    private static JsonObject Component(FormGroup group)
    {
        var component = new JsonObject { ["type"] = "group", ["id"] = "Group_" + group.Id, ["label"] = group.Title, ["showOutline"] = true };
        FormJsCondition.PutWhen(component, group.When);
        component.Put("properties", FormJsComponent.Extra + "group", group.Id);
        component.Put("properties", FormJsComponent.Extra + "hint", group.Hint.Length > 0 ? group.Hint : null);
        return component;
    }

    /// <summary>Puts components into the groups around them; neighbours share the groups they have in common.</summary>
    private static JsonArray Nested(IEnumerable<(JsonObject[] Around, JsonObject? Component)> items)
    {
        var top = new JsonArray();
        var open = new List<(JsonObject Group, JsonArray Inside)>();
        foreach (var (around, component) in items)
        {
            var shared = 0;
            while (shared < open.Count && shared < around.Length && Same(open[shared].Group, around[shared])) shared++;
            open.RemoveRange(shared, open.Count - shared);
            foreach (var group in around.Skip(shared))
            {
                var (copy, inside) = ((JsonObject)group.DeepClone(), new JsonArray());
                copy["components"] = inside;
                (open.Count > 0 ? open[^1].Inside : top).Add(copy);
                open.Add((group, inside));
            }

            if (component is not null) (open.Count > 0 ? open[^1].Inside : top).Add(component);
        }

        return top;
    }

    private static bool Same(JsonObject a, JsonObject b) => ReferenceEquals(a, b) || JsonNode.DeepEquals(a, b);

    private static JsonObject Component(FormField field)
    {
        var component = field.Origin.Length > 0 ? (JsonObject)JsonNode.Parse(field.Origin)! : Fresh(field);
        component.Remove(Around);
        var around = Groups(field);
        var wanted = field with { When = Inner(field, around) };
        foreach (var aspect in FormJsAspects.All) Overlay(component, aspect, wanted);
        if (FormJsKind.IsContainer(component) && (field.Kind != FieldKind.Form || field.Origin.Length == 0)) component["components"] = Nested(field.Fields.Select(f => (Groups(f), (JsonObject?)Component(f))));
        return component;
    }

    private static JsonObject[] Groups(FormField field) =>
        field.Origin.Length > 0 && JsonNode.Parse(field.Origin)![Around] is JsonArray around ? around.Select(g => (JsonObject)g!.DeepClone()).ToArray() : [];

    /// <summary>The field's own condition, without those of the groups around it.</summary>
    private static string Inner(FormField field, JsonObject[] around)
    {
        if (around.Length == 0) return field.When;
        var own = FormJsCondition.When((JsonObject)JsonNode.Parse(field.Origin)!);
        return FormJsCondition.All(around.Select(FormJsCondition.When).Append(own)) == field.When ? own : field.When;
    }

    private static JsonObject Fresh(FormField field)
    {
        var component = new JsonObject { ["id"] = "Field_" + field.Id };
        FormJsKind.Put(component, field.Kind);
        if (field.Kind != FieldKind.Display) component[FormJsKind.IsContainer(component) ? "path" : "key"] = field.Id;
        if (field.Kind == FieldKind.Display) component["id"] = field.Id;
        return component;
    }

    /// <summary>Changes a component where it does not yet say what the field says: in form-js's own words where it has any, else as a custom property.</summary>
    private static void Overlay(JsonObject component, FormJsAspect aspect, FormField field)
    {
        var value = aspect.Get(field);
        if (Says(component, aspect, field.Id) == value) return;
        component.Put("properties", FormJsComponent.Extra + aspect.Name, null);
        aspect.Put?.Invoke(component, value);
        if (Says(component, aspect, field.Id) != value) component.Put("properties", FormJsComponent.Extra + aspect.Name, value);
    }

    private static string Says(JsonObject component, FormJsAspect aspect, string id) => aspect.Get(FormJsComponent.Read(component, id));
}
