using System.CommandLine;
using TDGan.Training.Configuration;
using TDGan.Training.Datasets;

namespace TDGan.Training.Commands;

/// <summary>The options that name data sets in place of a preset's.</summary>
internal sealed class DataSourceOptions
{
    private readonly Option<string?> dataset = new("--dataset") { Description = $"Expression pictures as kind=path, instead of the preset's. Kinds: {Kinds}." };
    private readonly Option<string?> faces = new("--faces") { Description = "Faces as kind=path, instead of the preset's." };
    private readonly Option<bool> strict = new("--strict") { Description = "Fail where a file is missing or damaged." };

    private static string Kinds => string.Join(", ", DatasetLoaders.All.Select(loader => loader.Kind));

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(dataset);
        command.Options.Add(faces);
        command.Options.Add(strict);
    }

    /// <summary>The options of a run with what was typed put in; typed paths are relative to the current folder.</summary>
    /// <exception cref="ArgumentException">A source is not kind=path, or of an unknown kind.</exception>
    public TrainingOptions Apply(ParseResult typed, TrainingOptions options)
    {
        DataOptions data = options.Data;
        return options with
        {
            Data = data with
            {
                Expressions = typed.GetValue(dataset) is { } expressions ? DatasetSource.Absolute(expressions) : data.Expressions,
                Faces = typed.GetValue(faces) is { } pictures ? DatasetSource.Absolute(pictures) : data.Faces,
                Strict = typed.GetValue(strict) || data.Strict,
            },
        };
    }
}
