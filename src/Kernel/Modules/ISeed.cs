namespace Heluo.Kernel.Modules;

/// <summary>Writes a module's first data. Runs at every start and does nothing when the data is there.</summary>
public interface ISeed
{
    /// <summary>Position among the seeds; lower first.</summary>
    int Order { get; }

    /// <summary>The data is only for trying the platform out and stays away from one that serves people.</summary>
    bool IsDemo => false;

    /// <summary>Writes what is missing.</summary>
    Task SeedAsync(CancellationToken cancellation);
}
