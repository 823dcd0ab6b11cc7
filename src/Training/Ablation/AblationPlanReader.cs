using System.Text.Json;
using System.Text.RegularExpressions;
using TDGan.Training.Configuration;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Ablation;

/// <summary>Reads a plan and works out the options of every run before the first one starts.</summary>
internal static partial class AblationPlanReader
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is no plan; the message names the file and every fault between its members.</exception>
    public static AblationPlan Read(string path)
    {
        AblationPlan plan;
        try
        {
            plan = JsonSerializer.Deserialize<AblationPlan>(File.ReadAllText(path), Json) ?? throw new JsonException("the file holds null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }

        string[] faults = [.. Faults(plan)];
        return faults.Length == 0 ? plan : throw new InvalidDataException($"{path}:\n" + string.Join('\n', faults.Select(fault => $"  {fault}")));
    }

    /// <summary>Every run of a plan: first all variants with their first seed, so that a plan that is broken off has compared them all.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="repository">Model repository that the runs start from.</param>
    /// <exception cref="InvalidDataException">The options of a variant are not valid; the message names the variant.</exception>
    public static IReadOnlyList<AblationCase> Cases(AblationPlan plan, string repository)
    {
        TrainingOptions preset = OptionsReader.ReadPreset(plan.Preset);
        return
        [
            .. plan.Variants
                .SelectMany(variant => (variant.Seeds ?? plan.Seeds).Select((seed, position) => (Variant: variant, Seed: seed, Position: position)))
                .OrderBy(run => run.Position)
                .Select(run => new AblationCase(
                    run.Variant, Options(plan, run.Variant, preset, run.Seed), new StartingWeights(repository, run.Variant.Start ?? plan.Start))),
        ];
    }

    private static TrainingOptions Options(AblationPlan plan, AblationVariant variant, TrainingOptions preset, int seed)
    {
        try
        {
            TrainingOptions options = OptionsPatch.Apply(preset, plan.Patch, variant.Patch);

            // The first phase is what all variants start from; its budget here is 0, and the second's is the same for all.
            options = options with
            {
                Seed = seed,
                ExpressionPhase = options.ExpressionPhase with { Steps = 0 },
                AdversarialPhase = options.AdversarialPhase with
                {
                    Steps = plan.Steps > 0 ? plan.Steps : int.MaxValue / 1000,
                    Minutes = plan.Minutes,
                },
            };
            TrainingOptionsValidator.Check(options);
            return options;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw new InvalidDataException($"variant '{variant.Name}': {exception.Message}", exception);
        }
    }

    private static IEnumerable<string> Faults(AblationPlan plan)
    {
        if (plan.Variants.Count == 0)
        {
            yield return "variants: at least one";
        }

        if (plan.Steps <= 0 && plan.Minutes <= 0)
        {
            yield return "steps or minutes: one of them above 0";
        }

        foreach (AblationVariant variant in plan.Variants.Where(variant => !FolderName().IsMatch(variant.Name)))
        {
            yield return $"variants: the name '{variant.Name}' has other characters than a-z, 0-9 and '-'";
        }

        foreach (string repeated in plan.Variants.CountBy(variant => variant.Name).Where(pair => pair.Value > 1).Select(pair => pair.Key))
        {
            yield return $"variants: '{repeated}' is there more than once";
        }

        if (plan.Reference is not null && plan.Variants.All(variant => variant.Name != plan.Reference))
        {
            yield return $"reference: no variant '{plan.Reference}'";
        }

        foreach (string part in plan.Variants.SelectMany(variant => variant.Start ?? []).Concat(plan.Start).Distinct().Except(StartingWeights.AllParts))
        {
            yield return $"start: '{part}' is none of {string.Join(", ", StartingWeights.AllParts)}";
        }
    }

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex FolderName();
}
