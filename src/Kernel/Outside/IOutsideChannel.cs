namespace Heluo.Kernel.Outside;

/// <summary>A channel out of the platform, e.g. the province's text-message gateway.</summary>
public interface IOutsideChannel
{
    /// <summary>Sends; an exception means that it did not go out and may be tried again.</summary>
    /// <param name="phone">Mobile number, 11 digits.</param>
    /// <param name="text">The message.</param>
    /// <param name="cancellation">Gives up.</param>
    Task SendAsync(string phone, string text, CancellationToken cancellation);

    /// <summary>The last message to a number, where a simulator stands in for the gateway; null for a real one.</summary>
    string? LastTo(string phone) => null;
}
