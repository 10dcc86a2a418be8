using Heluo.Host.Commands;

namespace Heluo.Host;

/// <summary>A verb of the <c>heluo</c> command line. Exit codes: 0 done, 1 refused or failed check, 2 wrong use or unreadable input.</summary>
internal interface ICommand
{
    /// <summary>The verb, e.g. <c>codes</c>.</summary>
    string Verb { get; }

    /// <summary>One line of help.</summary>
    string Help { get; }

    Task<int> RunAsync(string[] arguments);
}

internal static class CommandLine
{
    /// <summary>Every verb; add a line here for a new one.</summary>
    private static readonly ICommand[] Commands =
    [
        new RunCommand(),
        new Commands.MigrateCommand(),
        new Commands.SeedCommand(),
        new Commands.VerifyCommand(),
        new CodesCommand(),
        new Commands.DmnCommand(),
        new Commands.BpmnCommand(),
        new PackCommand(),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var command = arguments.Length == 0 ? null : Array.Find(Commands, c => c.Verb == arguments[0]);
        if (command is not null) return await command.RunAsync(arguments[1..]);

        foreach (var known in Commands) Console.WriteLine($"  {known.Verb,-12} {known.Help}");
        return arguments.Length == 0 ? 0 : 2;
    }
}
