using Heluo.Engines.Decisions.Feel.Functions;
using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>Calls with positional or named arguments.</summary>
internal sealed partial class Compiler
{
    private FeelCode Call(CallNode node, NameScope? scope)
    {
        var function = Compile(node.Function, scope);
        var arguments = node.Arguments.Select(a => Compile(a, scope)).ToArray();
        var (names, place) = (node.Names?.ToArray(), PlaceOf(node));
        return frame =>
        {
            var callee = function(frame);
            if (callee is not FeelFunction called)
            {
                return callee is null ? frame.Run.Fail(place, "要调用的函数不存在") : frame.Run.Fail(place, $"{TypeNames.Of(callee)}不是函数，不能调用");
            }

            var values = new object?[arguments.Length];
            for (var i = 0; i < values.Length; i++) values[i] = arguments[i](frame);
            frame.Run.Place = place;
            return Binding.Call(frame.Run, called, values, names);
        };
    }
}
