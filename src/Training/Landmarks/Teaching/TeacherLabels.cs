using TDGan.Training.Loops;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>Where a run keeps what the teachers said.</summary>
/// <param name="run">The run.</param>
internal sealed class TeacherLabels(RunFolder run)
{
    /// <summary>Faces with boxes, five and dense landmarks.</summary>
    public string FaceFile => run.Combine("teacher-faces.bin");

    /// <summary>Boxes of the detector that are no faces.</summary>
    public string FalseBoxFile => run.Combine("false-boxes.csv");
}
