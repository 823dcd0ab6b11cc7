using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>
/// What the cells of the three maps of a batch are to say. Cells are numbered picture by picture, finest map first, row by row; coordinates
/// are in strides of a cell's map.
/// </summary>
internal sealed class DetectionTargets
{
    private readonly List<long> cells = [];
    private readonly List<float> boxes = [];
    private readonly List<float> landmarks = [];
    private readonly List<float> landmarkScales = [];

    /// <param name="cellCount">Cells of all pictures of the batch.</param>
    public DetectionTargets(int cellCount)
    {
        BackgroundWeights = new float[cellCount];
        Array.Fill(BackgroundWeights, 1);
    }

    /// <summary>1 where a cell must be silent, 0 where it has a face or counts neither way.</summary>
    public float[] BackgroundWeights { get; }

    /// <summary>Cells that have a face.</summary>
    public IReadOnlyList<long> Cells => cells;

    /// <summary>Four distances (left, top, right, bottom) for each of <see cref="Cells"/>.</summary>
    public IReadOnlyList<float> Boxes => boxes;

    /// <summary>Ten offsets for each of <see cref="Cells"/>.</summary>
    public IReadOnlyList<float> Landmarks => landmarks;

    /// <summary>
    /// Strides over <see cref="SceneFace.LandmarkScale"/> for each of <see cref="Cells"/>, 0 where its landmarks are not learnt.
    /// </summary>
    public IReadOnlyList<float> LandmarkScales => landmarkScales;

    /// <summary>Gives a face to a cell.</summary>
    /// <param name="cell">Number of the cell.</param>
    /// <param name="face">The face.</param>
    /// <param name="x">Centre of the cell in pixels.</param>
    /// <param name="y">Centre of the cell in pixels.</param>
    /// <param name="stride">Pixels between cells.</param>
    public void Assign(long cell, SceneFace face, float x, float y, int stride)
    {
        BackgroundWeights[cell] = 0;
        cells.Add(cell);
        boxes.AddRange([(x - face.Left) / stride, (y - face.Top) / stride, (face.Right - x) / stride, (face.Bottom - y) / stride]);
        for (int i = 0; i < face.Landmarks.Length; i += 2)
        {
            landmarks.AddRange([(face.Landmarks[i] - x) / stride, (face.Landmarks[i + 1] - y) / stride]);
        }

        landmarkScales.Add(face.LandmarksReliable ? stride / face.LandmarkScale : 0);
    }

    /// <summary>Lets a cell count neither way.</summary>
    public void Ignore(long cell) => BackgroundWeights[cell] = 0;
}
