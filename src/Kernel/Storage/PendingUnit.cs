using Heluo.Kernel.Results;

namespace Heluo.Kernel.Storage;

/// <summary>A unit that waits for its turn in a lane; its caller is answered after the commit.</summary>
internal abstract class PendingUnit(Act act)
{
    public Act Act { get; } = act;

    /// <summary>The unit left events to be delivered.</summary>
    public bool LeftWork { get; set; }

    /// <summary>Runs the work; null on success, else the refusal.</summary>
    public abstract Task<Error?> WorkAsync(Unit unit);

    /// <summary>Answers the caller with what the work yielded.</summary>
    public abstract void Answer();

    /// <summary>Answers the caller with an exception.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>The act lost a race: the answer becomes this refusal.</summary>
    public abstract void Refuse(Error refusal);

    /// <summary>The work threw: the caller gets the exception once the audit of it is on disk.</summary>
    public abstract void FailAfterCommit(Exception exception);
}

internal sealed class PendingUnit<T>(Act act, Func<Unit, Task<Result<T>>> work) : PendingUnit(act)
{
    private readonly TaskCompletionSource<Result<T>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T> _result;
    private Exception? _thrown;

    public Task<Result<T>> Completion => _completion.Task;

    public override async Task<Error?> WorkAsync(Unit unit)
    {
        _thrown = null;
        _result = await work(unit);
        return _result.Error;
    }

    public override void Answer()
    {
        if (_thrown is null) _completion.TrySetResult(_result);
        else _completion.TrySetException(_thrown);
    }

    public override void Fail(Exception exception) => _completion.TrySetException(exception);

    public override void Refuse(Error refusal) => _result = refusal;

    public override void FailAfterCommit(Exception exception) => _thrown = exception;
}
