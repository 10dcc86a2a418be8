using Heluo.Modules.Tests.Hosting;
using Xunit;

[assembly: AssemblyFixture(typeof(HeluoHost))]
