using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Motion;
using TDGan.Training.Data;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Loops;
using TDGan.Training.Motion;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan motion</c>: fits how faces move when they show an expression.</summary>
internal static class MotionCommand
{
    public static Command Create() => new("motion", "Fits how the points of a face move when it shows an expression.") { CreateFit() };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static Command CreateFit()
    {
        var runPath = new Option<string>("--run") { Description = "Folder with the notes of landmarks teach.", DefaultValueFactory = _ => "runs/landmarks" };
        Option<string> models = CommandOptions.Models();
        var optionsFile = new Option<string?>("--options") { Description = "JSON file with options." };
        Option<string?> data = CommandOptions.Data();
        var command = new Command("fit", "Fits the motion model to the teacher's meshes and puts it into the decoder's folder.") { runPath, data, models, optionsFile };
        command.SetAction(result =>
        {
            string root = DataRoot.Find(result.GetValue(data));
            MotionOptions options = Read(result.GetValue(optionsFile));
            var corpus = new MotionCorpus(root, new TeacherLabels(RunFolder.Open(result.GetRequiredValue(runPath))));
            IReadOnlyList<PosedMesh> expressions = corpus.Expressions(options.Agreement), people = corpus.People();
            float[] first = people.First(mesh => mesh.Label == Expression.Neutral).Points;
            float[] reference = MeshAlignment.Reference([.. expressions.Concat(people).Select(mesh => mesh.Points)], first);
            PosedMesh[] Held(IReadOnlyList<PosedMesh> meshes) =>
            [
                .. meshes.Where(mesh => IsFrontal(mesh.Points, options))
                    .Select(mesh => mesh with { Points = MeshPose.Fit(reference, mesh.Points).ToReference(mesh.Points) }),
            ];
            PosedMesh[] heldExpressions = Held(expressions), heldPeople = Held(people);
            foreach (IGrouping<Expression?, PosedMesh> group in heldExpressions.GroupBy(mesh => mesh.Label))
            {
                AnsiConsole.Console.WriteLine($"{group.Key}: {group.Count()}");
            }

            AnsiConsole.Console.WriteLine($"{heldPeople.Length} pictures of people");
            MotionModel model = new MotionFitter(options).Fit(heldExpressions, heldPeople, reference);
            MotionInstaller.Install(result.GetRequiredValue(models), model, options, (heldExpressions.Length, heldPeople.Length));
            Report(model, root);
            return 0;
        });
        return command;
    }

    private static bool IsFrontal(float[] points, MotionOptions options)
    {
        HeadPose pose = HeadPose.Of(FaceMesh.FromArray(points));
        return Math.Abs(pose.Yaw) <= options.LargestTurn && Math.Abs(pose.Pitch) <= options.LargestTurn;
    }

    private static MotionOptions Read(string? file)
    {
        MotionOptions options = file is null ? new() : JsonSerializer.Deserialize<MotionOptions>(File.ReadAllText(file), Json)
            ?? throw new InvalidDataException($"{file} holds no options.");
        options.Check();
        return options;
    }

    private static void Report(MotionModel model, string root)
    {
        using var teacher = new MeshTeacher(Path.Combine(root, LandmarksTeachCommand.MeshTeacherFile));
        var held = KdefPicture.List(root).Select(picture =>
        {
            float[] points = picture.Read(teacher);
            return (Picture: picture, Points: MeshPose.Fit(model.Reference, points).ToReference(points), Code: model.CodeOf(points));
        }).ToArray();
        foreach (Expression label in Enum.GetValues<Expression>().Where(label => label != Expression.Neutral))
        {
            var pairs = held.Where(one => one.Picture.Label == label).Select(one => (Shown: one, Still: held.First(other =>
                other.Picture.Person == one.Picture.Person && other.Picture.Session == one.Picture.Session && other.Picture.Label == Expression.Neutral))).ToArray();
            float[][] real = [.. pairs.Select(pair => pair.Shown.Points.Zip(pair.Still.Points, (a, b) => a - b).ToArray())];
            float[] mean = [.. Enumerable.Range(0, real[0].Length).Select(i => real.Average(motion => motion[i]))];
            AnsiConsole.Console.WriteLine($"{label}: mean of KDEF {All(real, _ => mean)}; own picture {All(real, i => model.MotionOf(pairs[i].Shown.Code))}; less own rest {All(real, i => model.MotionOf([.. pairs[i].Shown.Code.Zip(pairs[i].Still.Code, (a, b) => a - b)]))}");
            foreach ((int k, float[] prototype) in model.Prototypes[ExpressionLabels.Of(label)].Index())
            {
                AnsiConsole.Console.WriteLine($"   prototype {k}: {All(real, _ => model.MotionOf(prototype))}; less own {All(real, i => model.MotionOf([.. prototype.Zip(pairs[i].Still.Code, (a, b) => a - b)]))}");
            }
        }
    }

    private static MotionMeasure All(float[][] real, Func<int, float[]> motion) =>
        MotionMeasure.Mean([.. real.Select((one, i) => MotionMeasure.Of(motion(i), one))]);
}
