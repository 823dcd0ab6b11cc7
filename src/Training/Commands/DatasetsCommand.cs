using System.CommandLine;
using TDGan.Training.Datasets;
using TDGan.Training.Reporting;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan datasets</c>: looks at data sets in their published layouts and divides their people into folds.</summary>
internal static class DatasetsCommand
{
    public static Command Create() => new("datasets", "Inspects data sets, cuts their faces out and makes subject-independent folds.")
    {
        CreateInspect(), CreateFolds(), DatasetsCropCommand.Create(Kind(), DatasetPath()),
    };

    private static Command CreateInspect()
    {
        Argument<string> kind = Kind();
        Argument<string> path = DatasetPath();
        Option<bool> strict = Strict();
        var sheet = new Option<string?>("--sheet") { Description = "PNG to write with pictures of every class." };
        var command = new Command("inspect", "Counts classes and subjects, names unusable files, finds repeats across splits.") { kind, path, sheet, strict };
        command.SetAction(result =>
        {
            string folder = result.GetRequiredValue(path);
            IDatasetLoader loader = DatasetLoaders.Find(result.GetRequiredValue(kind));
            DatasetInspection inspection = DatasetInspection.Run(loader.List(folder));
            TextWriter output = result.InvocationConfiguration.Output;
            output.WriteLine(DatasetReport.Format($"{loader.Kind} at {folder}", inspection));

            // The sheet before the check: a set with an empty class is worth a look, too.
            if (result.GetValue(sheet) is { } file && inspection.Listing.Items.Count > 0)
            {
                ContactSheet.Write(file, inspection.Listing);
                output.WriteLine($"{file}: contact sheet");
            }

            inspection.Listing.Checked(result.GetValue(strict));
            return 0;
        });
        return command;
    }

    private static Command CreateFolds()
    {
        Argument<string> kind = Kind();
        Argument<string> path = DatasetPath();
        Option<bool> strict = Strict();
        var count = new Option<int>("--folds") { Description = "Number of folds.", DefaultValueFactory = _ => 10 };
        var seed = new Option<int>("--seed") { Description = "Seed that orders people with equally many pictures.", DefaultValueFactory = _ => 1 };
        var file = new Option<string>("--out") { Description = "JSON file to write.", Required = true };
        var command = new Command("folds", "Divides the people of a data set into folds of like size; pictures are not decoded.")
        {
            kind, path, count, seed, file, strict,
        };
        command.SetAction(result =>
        {
            DatasetListing listing = DatasetLoaders.Find(result.GetRequiredValue(kind))
                .List(result.GetRequiredValue(path))
                .Checked(result.GetValue(strict));
            SubjectFolds folds = SubjectFolds.Create(listing.Items, result.GetValue(count), result.GetValue(seed));
            string output = result.GetRequiredValue(file);
            SubjectFoldsFile.Write(output, folds);
            result.InvocationConfiguration.Output.WriteLine(DatasetReport.Format(folds));
            result.InvocationConfiguration.Output.WriteLine($"{output}: {folds.Folds.Count} folds, {listing.Problems.Count} unusable files");
            return 0;
        });
        return command;
    }

    private static Argument<string> Kind()
    {
        var kind = new Argument<string>("kind") { Description = "Layout of the data set." };
        return kind.AcceptOnlyFromAmong([.. DatasetLoaders.All.Select(loader => loader.Kind)]);
    }

    private static Argument<string> DatasetPath() => new("path") { Description = "Folder of the data set." };

    private static Option<bool> Strict() => new("--strict") { Description = "Fail where a file is missing or damaged." };
}
