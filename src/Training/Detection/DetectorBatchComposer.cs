using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>The training batches of a detector; all chance of a step follows from seed and step. Thread-safe.</summary>
/// <param name="deck">What the pictures show.</param>
/// <param name="options">Sizes and seed.</param>
internal sealed class DetectorBatchComposer(SceneDeck deck, DetectorOptions options)
{
    private readonly CanvasComposer composer = new(deck, options.PictureSide);
    private readonly TargetAssigner assigner = new(options.PictureSide);

    /// <summary>The batch of one step.</summary>
    public DetectorBatch Compose(int step)
    {
        SceneCanvas[] canvases = [.. Enumerable.Range(0, options.BatchSize).Select(i => composer.Compose(StepSeed.ForPicture(options.Seed, step, i)))];
        return new DetectorBatch(Planes(canvases), assigner.Assign(canvases));
    }

    private static byte[] Planes(SceneCanvas[] canvases)
    {
        int pixels = canvases[0].Side * canvases[0].Side;
        byte[] planes = new byte[canvases.Length * pixels * PixelLevel.Channels];
        int to = 0;
        foreach (SceneCanvas canvas in canvases)
        {
            for (int c = 0; c < PixelLevel.Channels; c++)
            {
                for (int i = 0; i < pixels; i++)
                {
                    planes[to++] = canvas.Bytes[(i * PixelLevel.Channels) + c];
                }
            }
        }

        return planes;
    }
}
