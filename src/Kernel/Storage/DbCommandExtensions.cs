using System.Data.Common;

namespace Heluo.Kernel.Storage;

/// <summary>Parameters of plain commands.</summary>
public static class DbCommandExtensions
{
    /// <summary>Adds a named parameter; null becomes SQL null.</summary>
    public static DbCommand Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }
}
