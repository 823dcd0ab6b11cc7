using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Tensors;
using TDGan.Training.Scenes;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Landmarks;

/// <summary>
/// Reads the five landmarks of pictures that one face fills, with the model that is served. Looked at twice: first in the whole picture, then in the
/// crop that the first landmarks ask for, because the model knows faces at one size only; each time at the crop and its mirror image. Crops are of the
/// size that the model's manifest names. No gradients pass.
/// </summary>
internal sealed class LandmarkReader : IDisposable
{
    // A face's share of the whole picture, between the tight pictures of FER+ and the wide ones of LFW.
    private const float FacePerPicture = 0.86f;

    // A head that is turned has its eyes close together, but not eyes and mouth; the landmarks of a face lie low in its box.
    private const float SidesPerEyesToMouth = 2.7f;
    private const float LandmarksBelowMiddle = 0.05f;

    private readonly InferenceSession session;
    private readonly int side;
    private readonly float cropPerFace;

    /// <param name="repository">Model repository with <c>face-landmarks</c>.</param>
    /// <exception cref="DirectoryNotFoundException">It has no folder of that name.</exception>
    /// <exception cref="ModelFolderException">The folder has no version, or a damaged one.</exception>
    public LandmarkReader(string repository)
    {
        ModelFolder folder = ModelFolder.Open(ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.FaceLandmarks)));
        folder.Verify();
        CropRule crop = folder.Manifest.Crop ?? throw new ModelFolderException(folder.PathOf(ModelManifest.FileName), "crop", "none");
        (side, cropPerFace) = (crop.Side, 1 + (2 * (float)crop.Margin));
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new InferenceSession(folder.PathOf(ModelFolder.ModelFileName), options);
    }

    /// <summary>Right eye, left eye, nose, right and left mouth corner.</summary>
    /// <param name="pictures">[N, 1, S, S] in [0, 1].</param>
    /// <returns>[N, 5, 2], x and y in [-1, 1] from the first to the last edge of the picture.</returns>
    public Tensor Read(Tensor pictures)
    {
        using var gradients = no_grad();
        long n = pictures.shape[0];
        Tensor first = Look(pictures, zeros(n, 2), full([n], FacePerPicture * cropPerFace));
        Tensor eyes = (first[TensorIndex.Colon, 1] - first[TensorIndex.Colon, 0]).norm(1);
        Tensor down = (first[TensorIndex.Colon, 3] + first[TensorIndex.Colon, 4] - first[TensorIndex.Colon, 0] - first[TensorIndex.Colon, 1]).norm(1) / 2;
        Tensor half = (cropPerFace * maximum(eyes * SceneFace.SidesPerEyeDistance, down * SidesPerEyesToMouth)).clamp(0.2, 2) / 2;
        Tensor middle = first.mean([1]);
        middle[TensorIndex.Colon, 1] -= half * (2 * LandmarksBelowMiddle);
        return Look(pictures, middle, half);
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    /// <summary>Landmarks as seen in upright crops.</summary>
    /// <param name="pictures">[N, 1, S, S].</param>
    /// <param name="middle">[N, 2], where each crop's middle is in its picture.</param>
    /// <param name="half">[N], half a crop's side over half the picture's.</param>
    private Tensor Look(Tensor pictures, Tensor middle, Tensor half)
    {
        long n = pictures.shape[0];
        Tensor zero = zeros_like(half);
        Tensor frame = stack([stack([half, zero, middle[TensorIndex.Colon, 0]], 1), stack([zero, half, middle[TensorIndex.Colon, 1]], 1)], 1);
        Tensor grid = functional.affine_grid(frame, [n, 1, side, side], align_corners: false);
        Tensor crops = functional.grid_sample(
            pictures.to(float32), grid, mode: GridSampleMode.Bilinear, padding_mode: GridSamplePaddingMode.Border, align_corners: false);
        return middle.unsqueeze(1) + (2 * half.view(n, 1, 1) * ReadBothSides(crops));
    }

    /// <summary>The mean of what is seen in crops and in their mirror images, so that a mirrored picture gives exactly the mirrored landmarks.</summary>
    private Tensor ReadBothSides(Tensor crops)
    {
        long n = crops.shape[0];
        Tensor both = Run(cat([crops, crops.flip(3)]).contiguous());
        Tensor mirrored = both.narrow(0, n, n).index_select(1, tensor(ScenePlacement.MirroredLandmarks, int64, both.device));
        return (both.narrow(0, 0, n) + (mirrored * tensor(new float[] { -1, 1 }, device: both.device))) / 2;
    }

    private Tensor Run(Tensor crops)
    {
        long n = crops.shape[0];
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(crops.cpu().data<float>().ToArray(), [n, 1, side, side]);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> answers = session.Run(run, [TensorNames.Image], [input], [TensorNames.FaceLandmarks]);
        return tensor(answers[0].GetTensorDataAsSpan<float>().ToArray(), [n, LandmarkNetwork.Outputs / 2, 2]).to(crops.device);
    }
}
