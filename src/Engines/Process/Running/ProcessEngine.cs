namespace Heluo.Engines.Process;

/// <summary>Runs processes: state in, state and commands out. No clock but the instant given, no side effect; the same input gives the same output.</summary>
public static class ProcessEngine
{
    /// <summary>Starts an instance.</summary>
    /// <param name="definition">The process.</param>
    /// <param name="variables">First values, or null. Numbers, texts, booleans, dates, durations, lists and dictionaries of these are taken.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="startElementId">The start event to begin at; null takes the plain one.</param>
    /// <returns>The first state and commands, or a refusal.</returns>
    public static StepResult Start(ProcessDefinition definition, IReadOnlyDictionary<string, object?>? variables, DateTimeOffset now, string? startElementId = null)
    {
        var execution = new Execution(definition, new ProcessState(definition.Id, definition.FingerprintValue), now);
        execution.Start(variables, startElementId);
        return execution.Finish();
    }

    /// <summary>Applies an input. An input that is not possible now is refused and changes nothing.</summary>
    /// <param name="definition">The definition on which the instance was started or to which it was migrated.</param>
    /// <param name="state">The state before.</param>
    /// <param name="input">What happens.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>The state after and the commands, or a refusal.</returns>
    public static StepResult Apply(ProcessDefinition definition, ProcessState state, ProcessInput input, DateTimeOffset now)
    {
        if (state.FingerprintValue != definition.FingerprintValue)
            return new StepResult(new ProcessRefusal("definition-mismatch", "这个办件运行在另一个流程版本上，请用原版本，或先迁移到新版本。"));
        if (state.Status != ProcessStatus.Running)
            return new StepResult(new ProcessRefusal("instance-ended", "流程已经结束，不能再办理。"));
        var execution = new Execution(definition, state, now);
        execution.Accept(input);
        return execution.Finish();
    }
}
