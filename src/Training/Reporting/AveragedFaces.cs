using TDGan.Training.Data;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Reporting;

/// <summary>Faces of nobody that no network saw: each is the mean of pictures of several of LFW's held-out people.</summary>
internal static class AveragedFaces
{
    private const int PeopleOfFace = 5;

    /// <summary>Draws people and pictures and averages them.</summary>
    /// <param name="data">Folder of the data sets.</param>
    /// <param name="count">Number of faces.</param>
    /// <param name="side">S.</param>
    /// <param name="seed">Seed of the drawing.</param>
    /// <returns>[count, 1, S, S] in [0, 1].</returns>
    public static Tensor OfHeldOutPeople(string data, int count, int side, int seed)
    {
        LabelledFile[][] people = [.. HeldOutFaces.AllOfLfw(data).GroupBy(file => file.Label).Select(person => person.ToArray())];
        var random = new Random(seed);
        return stack([.. Enumerable.Range(0, count).Select(_ =>
        {
            LabelledFile[][] drawn = [.. people];
            random.Shuffle(drawn);
            LabelledFile[] files = [.. drawn.Take(PeopleOfFace).Select(pictures => pictures[random.Next(pictures.Length)])];
            using FaceSamples samples = FaceSamples.Load(files, side);
            return PixelScale.ToUnit(samples.Pixels).mean([0]);
        })]);
    }
}
