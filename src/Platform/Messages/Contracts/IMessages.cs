using Heluo.Kernel.Storage;

namespace Heluo.Platform.Messages.Contracts;

/// <summary>A message to one person, organisation or post.</summary>
public sealed record Notice
{
    /// <summary>Holder (applicant) it goes to; 0 when it goes to a post.</summary>
    public long HolderId { get; init; }

    /// <summary>Official account it goes to; 0 when it goes to an applicant.</summary>
    public long OfficialId { get; init; }

    /// <summary>Short title.</summary>
    public required string Title { get; init; }

    /// <summary>Text in plain Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>Address inside the platform that it leads to; empty for none.</summary>
    public string Link { get; init; } = "";

    /// <summary>True when it is also sent through the outside channel (text message).</summary>
    public bool Outside { get; init; }
}

/// <summary>The message centre: notices inside the platform and through channels.</summary>
public interface IMessages
{
    /// <summary>Sends a notice with the act of the unit; an outside channel gets it after the commit.</summary>
    void Send(Unit unit, Notice notice);

    /// <summary>Unread notices of a holder.</summary>
    Task<int> UnreadAsync(long holderId, CancellationToken cancellation);
}
