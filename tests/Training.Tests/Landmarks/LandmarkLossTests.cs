using TDGan.Inference.Crops;
using TDGan.Training.Landmarks;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Landmarks;

public sealed class LandmarkLossTests
{
    private const int Count = 3;
    private static readonly LandmarkOptions Options = new() { MeshWeight = 1, OpeningWeight = 1, DepthWeight = 1, ScoreWeight = 1 };

    [Fact]
    public void Compute_ConstantShift_CountsInPlacesButNotInOpenings()
    {
        using var scope = NewDisposeScope();
        LandmarkBatch batch = Batch();
        Dictionary<string, float> terms = Terms(Output(shiftX: 0.03f, shiftY: 0.04f), batch);
        Assert.Equal(0.05f * 2, terms["mesh"], 3);
        Assert.Equal(0.05f * 2, terms["landmarks"], 3);
        Assert.InRange(terms["openings"], 0f, 0.005f);
        Assert.Equal(0, terms["depth"], 5);
    }

    [Fact]
    public void Compute_DepthOff_CountsInTheDepthAlone()
    {
        using var scope = NewDisposeScope();
        Dictionary<string, float> terms = Terms(Output(depth: 0.1f), Batch());
        Assert.Equal(0.2f, terms["depth"], 4);
        Assert.InRange(terms["mesh"], 0f, 0.005f);
    }

    [Fact]
    public void Compute_MouthOpenedFurther_CountsInTheOpenings()
    {
        using var scope = NewDisposeScope();
        LandmarkOutput closed = Output();
        Tensor mesh = closed.Mesh.clone();
        mesh[TensorIndex.Colon, MeshOpenings.Mouth.Lower, 1] = 0.1f;
        Dictionary<string, float> terms = Terms(closed with { Mesh = mesh }, Batch());
        Assert.Equal(2 * 0.1f / MeshOpenings.Pairs.Count, terms["openings"], 2.2e-3);
        Assert.True(terms["openings"] > Terms(closed, Batch())["openings"] + 0.003f);
    }

    [Fact]
    public void Compute_UnknownMeshAndNoFace_CountInTheScoreAlone()
    {
        using var scope = NewDisposeScope();
        LandmarkBatch known = Batch(), masked = Batch();

        // The second face has no mesh, the third crop shows no face; what the network says of them must not matter.
        (masked.MeshWeights[1], masked.MeshWeights[2], masked.Weights[2], masked.IsFace[2]) = (0, 0, 0, 0);
        LandmarkOutput output = Output(shiftX: 0.03f, shiftY: 0.04f);
        LandmarkOutput wild = output with { Mesh = output.Mesh.clone(), Landmarks = output.Landmarks.clone() };
        wild.Mesh[1] = 9;
        wild.Mesh[2] = 9;
        wild.Landmarks[2] = 9;
        Dictionary<string, float> expected = Terms(output, known), actual = Terms(wild, masked);
        foreach (string term in new[] { "landmarks", "mesh", "openings", "depth" })
        {
            Assert.Equal(expected[term], actual[term], 4);
        }
    }

    [Fact]
    public void Compute_NoFaceAtAll_IsFinite()
    {
        using var scope = NewDisposeScope();
        LandmarkBatch batch = LandmarkBatch.Create(Count);
        Assert.All(Terms(Output(), batch).Values, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Compute_Logit_CountsByWhetherThereIsAFace()
    {
        using var scope = NewDisposeScope();
        LandmarkBatch batch = Batch();
        LandmarkOutput sure = Output() with { FaceLogit = full([Count, 1], 4f) };
        Assert.Equal(MathF.Log(1 + MathF.Exp(-4)), Terms(sure, batch)["score"], 4);
        batch.IsFace.AsSpan().Clear();
        Assert.Equal(MathF.Log(1 + MathF.Exp(4)), Terms(sure, batch)["score"], 4);
    }

    [Fact]
    public void Pairs_Mouth_CrossesFromLowerToUpperLip()
    {
        IEnumerable<(int, int)> sources = MeshOpenings.Pairs.Select(pair =>
            (FaceMeshTopology.Points[pair.From].SourceIndex, FaceMeshTopology.Points[pair.To].SourceIndex));
        (int, int)[] expected = [(14, 13), (87, 82), (317, 312), (145, 159), (374, 386), (52, 159), (282, 386), (61, 291)];
        Assert.Subset(sources.ToHashSet(), expected.ToHashSet());
        Assert.Equal((14, 13), (
            FaceMeshTopology.Points[MeshOpenings.Mouth.Lower].SourceIndex, FaceMeshTopology.Points[MeshOpenings.Mouth.Upper].SourceIndex));
    }

    /// <summary>Three faces whose points all lie in the middle, each error of a side counting twice.</summary>
    private static LandmarkBatch Batch()
    {
        LandmarkBatch batch = LandmarkBatch.Create(Count);
        batch.Weights.AsSpan().Fill(2);
        batch.MeshWeights.AsSpan().Fill(2);
        batch.IsFace.AsSpan().Fill(1);
        return batch;
    }

    private static LandmarkOutput Output(float shiftX = 0, float shiftY = 0, float depth = 0)
    {
        Tensor five = tensor([.. Enumerable.Range(0, LandmarkNetwork.Outputs).Select(i => i % 2 == 0 ? shiftX : shiftY)]);
        Tensor mesh = tensor(new[] { shiftX, shiftY, depth }).expand(Count, FaceMeshTopology.Count, FaceMeshTopology.Axes).clone();
        return new LandmarkOutput(five.expand(Count, LandmarkNetwork.Outputs).clone(), mesh, zeros(Count, 1));
    }

    private static Dictionary<string, float> Terms(LandmarkOutput output, LandmarkBatch batch) =>
        new LandmarkLoss(Options).Compute(output, batch).ToDictionary(term => term.Name, term => term.Value.item<float>());
}
