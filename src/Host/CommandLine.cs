using Heluo.Host.Commands;

namespace Heluo.Host;

/// <summary>A verb of the <c>heluo</c> command line. Exit codes: 0 done, 1 refused or failed check, 2 wrong use or unreadable input.</summary>
internal interface ICommand
{
    /// <summary>The verb, e.g. <c>codes</c>.</summary>
    string Verb { get; }

    /// <summary>What it does, in one line.</summary>
    string Help { get; }

    /// <summary>Every way to call it, a line each, without the program and the verb; lines that begin with a blank explain the one before.</summary>
    IReadOnlyList<string> Usage { get; }

    Task<int> RunAsync(string[] arguments);
}

internal static class CommandLine
{
    private static readonly string[] HelpWords = ["--help", "-h", "help"];

    /// <summary>Every verb; add a line here for a new one.</summary>
    private static readonly ICommand[] Commands =
    [
        new RunCommand(),
        new Commands.MigrateCommand(),
        new Commands.SeedCommand(),
        new Commands.VerifyCommand(),
        new Commands.AdminCommand(),
        new CodesCommand(),
        new Commands.DmnCommand(),
        new Commands.BpmnCommand(),
        new Commands.ProofCommand(),
        new Commands.OfdCommand(),
        new Commands.SealCommand(),
        new Commands.CaCommand(),
        new PackCommand(),
    ];

    /// <summary>The verbs, for tests.</summary>
    internal static IEnumerable<string> Verbs => Commands.Select(c => c.Verb);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length == 0 || HelpWords.Contains(arguments[0])) return List(Console.Out, 0);
        if (Array.Find(Commands, c => c.Verb == arguments[0]) is not { } command)
        {
            Console.Error.WriteLine($"没有 {arguments[0]} 这个命令，可用的有：");
            return List(Console.Error, 2);
        }

        if (arguments[1..].Any(word => word is "--help" or "-h") || arguments is [_, "help"])
        {
            Console.WriteLine(UsageOf(command));
            return 0;
        }

        try
        {
            return await command.RunAsync(arguments[1..]);
        }
        catch (WrongUseException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    /// <summary>Says how a verb is called, after it was called otherwise.</summary>
    public static int Misused(this ICommand command)
    {
        Console.Error.WriteLine(UsageOf(command));
        return 2;
    }

    private static string UsageOf(ICommand command)
    {
        var lines = command.Usage.Select(line => line.StartsWith(' ') ? "  " + line : $"  heluo {command.Verb} {line}".TrimEnd());
        return $"{command.Help}\n用法：\n{string.Join('\n', lines)}";
    }

    private static int List(TextWriter output, int code)
    {
        foreach (var known in Commands) output.WriteLine($"  {known.Verb,-12} {known.Help}");
        output.WriteLine("  命令后面加 --help 看用法");
        return code;
    }
}
