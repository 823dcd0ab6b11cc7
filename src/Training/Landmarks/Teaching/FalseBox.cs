namespace TDGan.Training.Landmarks.Teaching;

/// <summary>A box that a detector took for a face where none is.</summary>
/// <param name="Photo">File name of the photo.</param>
/// <param name="X">Its middle in pixels of the photo.</param>
/// <param name="Y">Its middle in pixels of the photo.</param>
/// <param name="Side">Its longer side in pixels of the photo.</param>
/// <param name="Turn">Radians from the photo's x axis to the box's, clockwise: the photo was turned the other way when it was found.</param>
/// <param name="Score">The detector's score, 0-1.</param>
/// <param name="TeacherFace">The highest probability of a face that the mesh teacher gives it, upright and leaning either way; 0 for a low score.</param>
internal sealed record FalseBox(string Photo, float X, float Y, float Side, float Turn, float Score, float TeacherFace);
