using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests;

public sealed class SharedDataTests
{
    [Fact]
    public void RepositoryRoot_FromTestBinary_HoldsTheSolution() =>
        File.Exists(Path.Combine(SharedData.RepositoryRoot(), "Heluo.slnx")).ShouldBeTrue();
}
