namespace TDGan.Training.Onnx;

/// <summary>A network part with one input and one output that can write itself into an ONNX graph, in evaluation mode.</summary>
internal interface IOnnxExportable
{
    /// <summary>Adds the part's operators.</summary>
    /// <param name="graph">The graph that grows.</param>
    /// <param name="input">Name of the value that goes in.</param>
    /// <returns>Name of the value that comes out.</returns>
    string Export(OnnxGraph graph, string input);
}
