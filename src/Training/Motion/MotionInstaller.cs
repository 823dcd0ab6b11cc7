using System.Text.Json;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Motion;
using TDGan.Training.TwoBranch.Export;

namespace TDGan.Training.Motion;

/// <summary>Puts a motion model into the decoder's folder: the file, what the manifest says of it, and a section of the card.</summary>
internal static class MotionInstaller
{
    private const string Heading = "Motion";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="repository">The model repository with a decoder whose graph gives flow and change.</param>
    /// <param name="model">The motion model.</param>
    /// <param name="options">How it was fitted.</param>
    /// <param name="pictures">Labelled pictures and pictures of people that it was fitted to.</param>
    /// <exception cref="InvalidDataException">The decoder has no composition.</exception>
    public static void Install(string repository, MotionModel model, MotionOptions options, (int Labelled, int OfPeople) pictures)
    {
        string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.Decoder));
        ModelManifest manifest = ModelFolder.Open(folder).Manifest;
        CompositionRule composition = manifest.Composition ?? throw new InvalidDataException($"{folder}: its manifest names no composition.");
        model.Write(Path.Combine(folder, MotionModel.FileName));
        ModelManifestSerializer.Write(Path.Combine(folder, ModelManifest.FileName), manifest with
        {
            Motion = MotionModel.FileName,
            Composition = composition with { Gains = (composition.Gains ?? options.Gains).SetItems(options.Gains) },
        });
        new ModelCardUpdate(folder).Section(Heading, Text(model, options, pictures)).Write();
    }

    private static string Text(MotionModel model, MotionOptions options, (int Labelled, int OfPeople) pictures) => $"""
        `motion.json`, by `dotnet run --project src/Training -c Release -- motion fit --options options.json`: how the 117 points of a face move, {model.Components}
        numbers an expression. Fitted to the meshes that MediaPipe Face Mesh (Apache-2.0) reads in {pictures.Labelled} labelled pictures of FER+'s training
        split, LFW and the London set, and in {pictures.OfPeople} pictures of people, most of them with several pictures (LFW without the people p045-p058, London);
        terms as below. Which mixtures of clusters show a label was chosen by looking and by `-- evaluate-motion` on KDEF, to which nothing is fitted.

        ```json
        {JsonSerializer.Serialize(options, Json)}
        ```
        """;
}
