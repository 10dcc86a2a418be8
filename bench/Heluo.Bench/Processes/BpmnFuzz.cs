using System.Text;
using System.Xml;
using System.Xml.Linq;
using Heluo.Engines.Process;

namespace Heluo.Bench.Processes;

/// <summary>
/// Makes broken and strange models out of good ones, and checks what must hold for any file: it is read or refused with a reason, written without loss,
/// compiled or refused, and run without a fault under any inputs, the state going through JSON at every step. The same seed gives the same cases.
/// </summary>
internal sealed class BpmnFuzz(IReadOnlyList<byte[]> corpus, int seed)
{
    private const int Inputs = 25;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly string[] Texts =
    [
        "", "true", "false", "null", "1", "0", "-1", "3", "99999", "1e9", "x", "=x", "${x}", "#{!x}", "${a ? b : c}", "for i in 1..5 return i", "[1, 2, 3]", "[\"li\", \"wang\"]", "{a: 1}",
        "numberOfCompletedInstances > 1", "P1D", "PT0S", "R3/PT1H", "R/PT1S", "2026-01-01T00:00:00Z", "=duration(\"P1D\")", "countersign", "orsign", "sequential", "vote", "2/3", ">1/2", "0%",
        "transfer:head", "complete:ok", "remind", "Parallel", "Sequential", "a:b", " ", "\u00A0", "语言",
    ];

    private static readonly string[] Raw = [.. Texts, "\u0001", "\0", "&#0;", "&amp;", "&x;", "<a>", "</a>", "]]>", "<!DOCTYPE a>", "<![CDATA[", "<!--", "xmlns='b'", "<?x?>"];

    private static readonly string[] Kinds =
    [
        "task", "userTask", "serviceTask", "scriptTask", "sendTask", "receiveTask", "businessRuleTask", "callActivity", "subProcess", "adHocSubProcess", "transaction", "exclusiveGateway",
        "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway", "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent",
        "timerEventDefinition", "messageEventDefinition", "signalEventDefinition", "errorEventDefinition", "escalationEventDefinition", "conditionalEventDefinition", "linkEventDefinition",
        "compensateEventDefinition", "terminateEventDefinition", "cancelEventDefinition", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "loopCardinality",
        "completionCondition", "conditionExpression", "script", "timeDuration", "timeCycle", "condition", "association", "sequenceFlow",
    ];

    private static readonly string[] People = ["li", "wang"];

    private readonly Random _random = new(seed);

    /// <summary>Cases that were read, compiled, run, and steps taken in them.</summary>
    public (int Read, int Compiled, int Steps) Reached { get; private set; }

    /// <summary>The next case.</summary>
    public byte[] Next()
    {
        var bytes = corpus[_random.Next(corpus.Count)];
        return _random.Next(4) == 0 ? Damage((byte[])bytes.Clone()) : Reshape(bytes);
    }

    /// <summary>Checks one case; throws what should not have been thrown.</summary>
    public void Check(byte[] file)
    {
        BpmnModel model;
        try
        {
            model = BpmnReader.Read(new MemoryStream(file));
        }
        catch (BpmnFormatException refusal)
        {
            if (refusal.Message.Length == 0) throw new InvalidOperationException("a refusal without a reason");
            return;
        }

        Reached = Reached with { Read = Reached.Read + 1 };
        using var written = new MemoryStream();
        BpmnWriter.Write(model, written);
        if (BpmnComparison.FirstDifference(new MemoryStream(file), new MemoryStream(written.ToArray())) is { } difference) throw new InvalidOperationException("lost on round trip: " + difference);
        foreach (var process in model.Processes.Take(4))
        {
            var compilation = ProcessDefinition.Compile(model, process.Id.Length > 0 ? process.Id : null);
            if (compilation.Findings.Any(f => f.Message.Length == 0 || f.Line <= 0)) throw new InvalidOperationException("a finding without line or message");
            if (compilation.Definition is { } definition) Run(definition);
            else if (compilation.Findings.All(f => f.Severity != FindingSeverity.Error)) throw new InvalidOperationException("not executable and no error");
        }
    }

    private void Run(ProcessDefinition definition)
    {
        Reached = Reached with { Compiled = Reached.Compiled + 1 };
        var starts = definition.StartEvents;
        var start = starts.Count > 0 && _random.Next(2) == 0 ? starts[_random.Next(starts.Count)].ElementId : null;
        var known = new List<ProcessCommand>();
        var result = ProcessEngine.Start(definition, new Dictionary<string, object?> { ["x"] = _random.Next(3), ["people"] = People, ["act"] = "accept" }, Now, start);
        for (var step = 0; step < Inputs && result.State is { Status: ProcessStatus.Running } state; step++)
        {
            Reached = Reached with { Steps = Reached.Steps + 1 };
            known.AddRange(result.Commands);
            var json = state.ToJson();
            var read = ProcessState.FromJson(json);
            if (!read.ToJson().AsSpan().SequenceEqual(json)) throw new InvalidOperationException("the state changes in JSON");
            if (json.Length > 1 << 20) return;
            var next = ProcessEngine.Apply(definition, read, Input(definition, read, known), Now.AddMinutes(step));
            if (next.IsAccepted) result = next;
            else if (string.IsNullOrEmpty(next.Refusal.Message)) throw new InvalidOperationException("a refusal without a reason");
            else result = new StepResult(read, []);
        }
    }

    private ProcessInput Input(ProcessDefinition definition, ProcessState state, List<ProcessCommand> known)
    {
        var open = state.OpenWorkItems(definition);
        var values = new Dictionary<string, object?> { ["x"] = _random.Next(5), ["y"] = Texts[_random.Next(Texts.Length)] };
        var step = definition.Steps.Count == 0 ? "" : definition.Steps[_random.Next(definition.Steps.Count)].Id;
        var item = open.Count > 0 ? open[_random.Next(open.Count)].Id : _random.Next(20);
        switch (_random.Next(12))
        {
            case 0: return new ReturnTo(item, step);
            case 1: return new Jump(item, step, "boss");
            case 2: return new AddSigner(item, "zhao", (SignerPlace)_random.Next(3));
            case 3: return _random.Next(2) == 0 ? new ErrorThrown(item, "e") : new EscalationThrown(item, "e");
            case 4: return new Withdraw(step);
            case 5: return _random.Next(3) switch { 0 => new StartAdHocActivity(step), 1 => new FinishAdHoc(step), _ => new SetVariables(values) };
            case 6 or 7 when open.Count > 0: return new CompleteTask(item, values, (Vote)_random.Next(3));
        }

        return known.Count == 0 ? new CompleteTask(item, values) : Answer(known[_random.Next(known.Count)], values) ?? new CompleteTask(item, values);
    }

    private ProcessInput? Answer(ProcessCommand command, Dictionary<string, object?> values) => command switch
    {
        ScheduleTimer timer => new TimerFired(timer.Id),
        Subscribe { IsSignal: true } wait => new SignalReceived(wait.Name, values),
        Subscribe wait => new MessageReceived(wait.Name, wait.Correlation, values),
        CallService call => _random.Next(3) == 0 ? new ServiceFailed(call.Id, "e") : new ServiceCompleted(call.Id, values),
        EvaluateDecision call => new DecisionEvaluated(call.Id, values),
        StartCalled call => new CalledEnded(call.Id, values),
        CreateWorkItem item => new CompleteTask(item.Id, values, (Vote)_random.Next(3)),
        _ => null,
    };

    private byte[] Damage(byte[] bytes)
    {
        for (var i = _random.Next(1, 4); i > 0 && bytes.Length > 8; i--)
        {
            var at = _random.Next(bytes.Length);
            var length = Math.Min(_random.Next(1, 60), bytes.Length - at);
            bytes = _random.Next(4) switch
            {
                0 => [.. bytes[..at], (byte)_random.Next(256), .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], .. bytes[(at + length)..]],
                2 => [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]],
                _ => [.. bytes[..at], .. Encoding.UTF8.GetBytes(Raw[_random.Next(Raw.Length)]), .. bytes[at..]],
            };
        }

        return bytes;
    }

    private byte[] Reshape(byte[] bytes)
    {
        var document = XDocument.Load(new MemoryStream(bytes), LoadOptions.PreserveWhitespace);
        for (var i = _random.Next(1, 6); i > 0; i--) Change(document);
        using var written = new MemoryStream();
        using (var writer = XmlWriter.Create(written, new XmlWriterSettings { CheckCharacters = false, Encoding = new UTF8Encoding(false) })) document.Save(writer);
        return written.ToArray();
    }

    private void Change(XDocument document)
    {
        var elements = document.Root!.Descendants().Where(e => !e.Name.NamespaceName.Contains("/DD/", StringComparison.Ordinal) && !e.Name.NamespaceName.EndsWith("/DI", StringComparison.Ordinal)).ToList();
        if (elements.Count == 0) return;
        var element = elements[_random.Next(elements.Count)];
        var other = elements[_random.Next(elements.Count)];
        switch (_random.Next(8))
        {
            case 0: element.Remove(); break;
            case 1: element.Name = element.Name.Namespace + Kinds[_random.Next(Kinds.Length)]; break;
            case 2: element.AddAfterSelf(new XElement(element)); break;
            case 3: if (!other.AncestorsAndSelf().Contains(element)) other.Add(new XElement(element)); break;
            case 4: other.Add(new XElement(other.Name.Namespace + Kinds[_random.Next(Kinds.Length)], Texts[_random.Next(Texts.Length)])); break;
            case 5: if (!element.HasElements) element.Value = Texts[_random.Next(Texts.Length)]; break;
            default: Attribute(element, other); break;
        }
    }

    private void Attribute(XElement element, XElement other)
    {
        var attributes = element.Attributes().Where(a => !a.IsNamespaceDeclaration).ToList();
        var ids = element.Document!.Descendants().Attributes("id").Select(a => a.Value).ToList();
        if (attributes.Count == 0) element.SetAttributeValue("id", "n" + _random.Next(1000));
        else if (_random.Next(6) == 0) attributes[_random.Next(attributes.Count)].Remove();
        else if (_random.Next(2) == 0 && ids.Count > 0) attributes[_random.Next(attributes.Count)].Value = ids[_random.Next(ids.Count)];
        else if (_random.Next(3) == 0)
            foreach (var attribute in other.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.LocalName != "id")) element.SetAttributeValue(attribute.Name, attribute.Value);
        else attributes[_random.Next(attributes.Count)].Value = Texts[_random.Next(Texts.Length)];
    }
}
