using System.CommandLine;
using TDGan.Training.Commands;

var root = new RootCommand("Trains TDGAN, exports it to ONNX and uses it: apparent facial expressions, read and transferred.")
{
    TrainCommand.Create(),
};

// After Ctrl-C a run finishes its step and saves; a step of the paper's size takes half a minute on a small machine.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(5) };
return await root.Parse(args).InvokeAsync(configuration);
