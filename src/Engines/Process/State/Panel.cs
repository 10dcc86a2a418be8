namespace Heluo.Engines.Process;

/// <summary>State of one signature.</summary>
internal enum SeatStatus
{
    /// <summary>Comes later: waits for others.</summary>
    Waiting,

    /// <summary>An open work item.</summary>
    Open,

    Agreed,
    Disagreed,
    Abstained,

    /// <summary>Finished in a step where no agreement is counted.</summary>
    Done,
}

/// <summary>One signer's place in a step; its id is the work item's.</summary>
internal sealed record Seat(int Id, string? Signer, SeatStatus Status)
{
    /// <summary>Ids of the seats that come before.</summary>
    public int[] After { get; init; } = [];

    /// <summary>Who has claimed it.</summary>
    public string? Holder { get; init; }

    /// <summary>The signer on whose behalf the present one acts.</summary>
    public string? Principal { get; init; }

    /// <summary>Whether the host knows it as a work item.</summary>
    public bool IsOpened { get; init; }

    /// <summary>Number of the instance, from 1.</summary>
    public int Counter { get; init; }

    /// <summary>The element of the collection.</summary>
    public object? Element { get; init; }

    public bool IsFinished => Status is not (SeatStatus.Waiting or SeatStatus.Open);

    public bool IsOpen => Status == SeatStatus.Open;
}

/// <summary>All signers of one user task. Immutable.</summary>
internal sealed record Panel(Seat[] Seats)
{
    /// <summary>Whether anybody has acted on it since it was opened.</summary>
    public bool IsTouched { get; init; }

    /// <summary>What the instances gave, by position, or null when nothing is collected.</summary>
    public object?[]? Results { get; init; }

    public int IndexOf(int seat)
    {
        for (var i = 0; i < Seats.Length; i++)
            if (Seats[i].Id == seat) return i;
        return -1;
    }

    public int Count(SeatStatus status)
    {
        var count = 0;
        foreach (var seat in Seats)
            if (seat.Status == status) count++;
        return count;
    }

    public Panel Replace(int index, Seat seat)
    {
        var seats = (Seat[])Seats.Clone();
        seats[index] = seat;
        return this with { Seats = seats };
    }

    /// <summary>Whether a waiting seat's turn has come.</summary>
    public bool IsDue(Seat seat)
    {
        foreach (var before in seat.After)
        {
            var index = IndexOf(before);
            if (index >= 0 && !Seats[index].IsFinished) return false;
        }

        return true;
    }
}
