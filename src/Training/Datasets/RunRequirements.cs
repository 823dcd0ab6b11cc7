using System.Globalization;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>What a run asks of its pictures, looked at before its first step.</summary>
internal static class RunRequirements
{
    private const int SmallestBatch = 2;

    /// <summary>Reads the pictures that the phases of a run need.</summary>
    /// <param name="options">All options.</param>
    /// <param name="pictures">The pictures of the run.</param>
    /// <param name="models">The model repository that terms of the losses read.</param>
    /// <exception cref="InvalidDataException">Something lacks; the message names all of it.</exception>
    public static void Check(TrainingOptions options, TrainingPictures pictures, string models)
    {
        string[] lacking = [.. OfClasses(options, pictures), .. OfChoice(options, pictures), .. OfFaces(options, pictures), .. OfModels(options, models)];
        Refuse(lacking);
    }

    /// <summary>The same for a fold, which may be without pictures of a class that few people show.</summary>
    /// <inheritdoc cref="Check"/>
    public static void CheckFold(TrainingOptions options, TrainingPictures pictures, string models) =>
        Refuse([.. OfChoice(options, pictures), .. OfFaces(options, pictures), .. OfModels(options, models)]);

    /// <summary>The options with batches that the pictures can fill.</summary>
    /// <param name="options">All options.</param>
    /// <param name="pictures">The pictures of the run, as <see cref="Check"/> accepts them.</param>
    /// <param name="say">Gets a sentence for each phase whose batch shrinks.</param>
    public static TrainingOptions FitBatches(TrainingOptions options, TrainingPictures pictures, Action<string> say)
    {
        int Fit(string phase, int wanted, int there)
        {
            int fitted = Math.Max(SmallestBatch, Math.Min(wanted, there));
            if (fitted < wanted)
            {
                say(string.Create(CultureInfo.InvariantCulture, $"{phase} takes {fitted} pictures a step instead of {wanted}: there are no more."));
            }

            return fitted;
        }

        if (options.ExpressionPhase.Steps > 0)
        {
            int size = Fit("expressionPhase", options.ExpressionPhase.BatchSize, pictures.Train.Count);
            options = options with { ExpressionPhase = options.ExpressionPhase with { BatchSize = size } };
        }

        if (options.FacePhase.Steps > 0)
        {
            int size = Fit("facePhase", options.FacePhase.BatchSize, KnownFaces(pictures.Faces));
            options = options with { FacePhase = options.FacePhase with { BatchSize = size } };
        }

        if (options.AdversarialPhase.Steps > 0)
        {
            int size = Fit("adversarialPhase", options.AdversarialPhase.BatchSize, Math.Min(pictures.Train.Count, pictures.Faces.Count));
            options = options with { AdversarialPhase = options.AdversarialPhase with { BatchSize = size } };
        }

        return options;
    }

    private static void Refuse(string[] lacking)
    {
        if (lacking.Length > 0)
        {
            throw new InvalidDataException($"The run cannot begin: {string.Join("; ", lacking)}.");
        }
    }

    private static IEnumerable<string> OfClasses(TrainingOptions options, TrainingPictures pictures)
    {
        string[] empty = [.. ExpressionLabels.All.Where((_, label) => !pictures.Train.Majority.Contains(label))];
        if (empty.Length > 0)
        {
            yield return $"{options.Data.Expressions} has no picture to train on of {string.Join(", ", empty)}";
        }
    }

    private static IEnumerable<string> OfChoice(TrainingOptions options, TrainingPictures pictures)
    {
        if (!pictures.HasValidation)
        {
            yield return $"{options.Data.Expressions} leaves no picture to choose a model by; two of a class are needed at least";
        }
    }

    private static IEnumerable<string> OfFaces(TrainingOptions options, TrainingPictures pictures)
    {
        if (options.FacePhase.Steps == 0 && options.AdversarialPhase.Steps == 0)
        {
            yield break;
        }

        if (pictures.Faces.Count < SmallestBatch)
        {
            yield return $"{options.Data.Faces} has fewer than {SmallestBatch} faces";
        }

        if (options.FacePhase.Steps > 0 && pictures.Faces.IdentityCount < SmallestBatch)
        {
            yield return $"facePhase tells people apart, but {options.Data.Faces} names {pictures.Faces.IdentityCount} people with two pictures or more: "
                + "set facePhase.steps to 0 or give --faces folders=FOLDER with person/picture.jpg";
        }

        if (options.AdversarialPhase is { Steps: > 0, TruePairShare: > 0 } && pictures.Pairs(options.Seed).PersonCount == 0)
        {
            yield return $"adversarialPhase.truePairShare is {options.AdversarialPhase.TruePairShare.ToString(CultureInfo.InvariantCulture)}, "
                + $"but nobody in {options.Data.Faces} has two pictures with different expressions: set it to 0";
        }
    }

    private static IEnumerable<string> OfModels(TrainingOptions options, string models)
    {
        if (options is { AdversarialPhase.Steps: > 0, Losses.PlantedExpression: > 0 } && !Directory.Exists(Path.Combine(models, ModelNames.FaceLandmarks)))
        {
            yield return $"losses.plantedExpression reads landmarks, but '{models}' has no {ModelNames.FaceLandmarks}: name a repository that has it by --models";
        }
    }

    private static int KnownFaces(FaceSamples faces) => faces.IdentityLabels.Count(label => label >= 0);
}
