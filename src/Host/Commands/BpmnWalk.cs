using Heluo.Engines.Process;

namespace Heluo.Host.Commands;

/// <summary>Steps through one instance on the terminal: shows the commands, asks what happens next.</summary>
internal sealed class BpmnWalk(ProcessDefinition definition, TextReader input, TextWriter output)
{
    private readonly SortedDictionary<int, string> _open = [];
    private readonly DateTimeOffset _now = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));
    private ProcessState? _state;

    public int Run(IReadOnlyDictionary<string, object?> variables)
    {
        output.WriteLine($"流程 {definition.Name ?? definition.Id}，开始时间 {_now:yyyy-MM-dd HH:mm}");
        if (!Take(ProcessEngine.Start(definition, variables, _now))) return 1;
        while (_state!.Status == ProcessStatus.Running)
        {
            output.WriteLine("在等：" + (_open.Count == 0 ? "（无）" : string.Join("；", _open.Select(o => $"[{o.Key}] {o.Value}"))));
            output.Write("下一步（编号 [JSON]；message 名称 [JSON]；signal 名称；error 编号 代码；return 编号 步骤；jump 编号 步骤；set JSON；quit）> ");
            if (input.ReadLine() is not { } line || line.Trim() == "quit") return 0;
            output.WriteLine();
            if (line.Trim().Length > 0) Step(line.Trim());
        }

        output.WriteLine($"变量：{ProcessVariables.ToJson(_state.Variables)}");
        return _state.Status == ProcessStatus.Failed ? 1 : 0;
    }

    private void Step(string line)
    {
        try
        {
            if (Parse(line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries)) is { } next) Apply(next);
            else output.WriteLine("没看懂，请照提示输入。");
        }
        catch (FormatException cause)
        {
            output.WriteLine(cause.Message);
        }
    }

    private void Apply(ProcessInput next)
    {
        if (!Take(ProcessEngine.Apply(definition, _state!, next, _now))) return;
        _ = next switch
        {
            TimerFired timer => _open.Remove(timer.TimerId),
            ServiceCompleted call => _open.Remove(call.CallId),
            DecisionEvaluated call => _open.Remove(call.DecisionId),
            CalledEnded call => _open.Remove(call.CallId),
            _ => false,
        };
    }

    private ProcessInput? Parse(string[] words) => words switch
    {
        ["message", var name, var json] => new MessageReceived(name, null, ProcessVariables.FromJson(json)),
        ["message", var name] => new MessageReceived(name),
        ["signal", var name] => new SignalReceived(name),
        ["error", var number, var code] when int.TryParse(number, out var id) => new ErrorThrown(id, code),
        ["return", var number, var step] when int.TryParse(number, out var id) => new ReturnTo(id, step),
        ["jump", var number, var step] when int.TryParse(number, out var id) => new Jump(id, step, "terminal"),
        ["set", .. var rest] => new SetVariables(ProcessVariables.FromJson(string.Join(' ', rest))),
        ["start", var activity] => new StartAdHocActivity(activity),
        ["finish", var scope] => new FinishAdHoc(scope),
        [var number, .. var rest] when int.TryParse(number, out var id) => Answer(id, rest.Length == 0 ? "{}" : string.Join(' ', rest)),
        _ => null,
    };

    /// <summary>The right answer to whatever waits under a number.</summary>
    private ProcessInput? Answer(int id, string json)
    {
        if (!_open.TryGetValue(id, out var what)) return new CompleteTask(id);
        var values = ProcessVariables.FromJson(json);
        return what.Split(' ')[0] switch
        {
            "定时" => new TimerFired(id),
            "服务" => new ServiceCompleted(id, values),
            "决策" => new DecisionEvaluated(id, values.Count == 1 && values.TryGetValue("result", out var result) ? result : values),
            "子流程" => new CalledEnded(id, values),
            "待办" => new CompleteTask(id, values, values.TryGetValue("vote", out var vote) && Enum.TryParse<Vote>(vote as string, true, out var parsed) ? parsed : null),
            _ => null,
        };
    }

    private bool Take(StepResult result)
    {
        if (!result.IsAccepted)
        {
            output.WriteLine($"不能这样办：{result.Refusal.Message} [{result.Refusal.Code}]");
            return false;
        }

        _state = result.State;
        foreach (var command in result.Commands)
        {
            Remember(command);
            output.WriteLine("  " + Describe(command));
        }

        return true;
    }

    private void Remember(ProcessCommand command)
    {
        switch (command)
        {
            case CreateWorkItem item: _open[item.Id] = $"待办 {item.Name ?? item.ElementId}{(item.Assignment.Signer ?? item.Assignment.Duty) switch { null => "", var who => $"（{who}）" }}"; break;
            case CloseWorkItem item: _open.Remove(item.Id); break;
            case ScheduleTimer timer: _open[timer.Id] = $"定时 {timer.ElementId} {timer.DueAt?.ToString("yyyy-MM-dd HH:mm", null) ?? timer.Expression}"; break;
            case CancelTimer timer: _open.Remove(timer.Id); break;
            case Subscribe wait: _open[wait.Id] = $"{(wait.IsSignal ? "信号" : "消息")} {wait.Name}"; break;
            case Unsubscribe wait: _open.Remove(wait.Id); break;
            case CallService call: _open[call.Id] = $"服务 {call.Topic}"; break;
            case EvaluateDecision call: _open[call.Id] = $"决策 {call.Decision}"; break;
            case StartCalled call: _open[call.Id] = $"子流程 {call.Process}"; break;
            case AbandonCall call: _open.Remove(call.Id); break;
        }
    }

    private static string Describe(ProcessCommand command) => command switch
    {
        CreateWorkItem item => $"新待办 [{item.Id}] {item.Name ?? item.ElementId}{(item.Assignment.Acts.Count > 0 ? "，可办：" + string.Join('、', item.Assignment.Acts) : "")}",
        CloseWorkItem item => $"关闭待办 [{item.Id}] {item.Reason}",
        ScheduleTimer timer => $"定时 [{timer.Id}] {timer.Expression}{(timer.Clock is null ? "" : " 按 " + timer.Clock)}",
        CallService call => $"调用服务 [{call.Id}] {call.Topic} {ProcessVariables.ToJson(call.Input)}",
        EvaluateDecision call => $"求决策 [{call.Id}] {call.Decision} {ProcessVariables.ToJson(call.Input)}",
        StartCalled call => $"启动流程 [{call.Id}] {call.Process}",
        PublishMessage message => $"发出消息 {message.Name}",
        PublishSignal signal => $"广播信号 {signal.Name}",
        ErrorEscaped error => $"错误没有处理：{error.Code} {error.Message}",
        InstanceEnded ended => $"流程结束：{ended.Status}{(ended.EndElementId is null ? "" : "，" + ended.EndElementId)}",
        _ => command.ToString(),
    };
}
