using static TorchSharp.torch;

namespace TDGan.Training.Landmarks;

/// <summary>What the network says of crops; x and y from the crop's middle, everything in sides of the crop.</summary>
/// <param name="Landmarks">[N, 10]: x and y of right eye, left eye, nose, right and left mouth corner.</param>
/// <param name="Mesh">[N, 117, 3]: x, y, z of the points of <see cref="Inference.Crops.FaceMeshTopology"/>; z has the mean 0, towards the camera it is negative.</param>
/// <param name="FaceLogit">[N, 1]: above 0 where a face is more likely than none.</param>
internal sealed record LandmarkOutput(Tensor Landmarks, Tensor Mesh, Tensor FaceLogit);
