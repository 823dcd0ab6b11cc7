namespace TDGan.Training.Measures;

/// <summary>How much is measured.</summary>
/// <param name="Seed">Seed of faces, expression pictures and halvings.</param>
/// <param name="PicturesOfPerson">Faces of each held-out LFW person, 1 or more; ORL's people give one each.</param>
/// <param name="ReconstructEvery">Every how many pairs the consistency passes are measured, 1 or more.</param>
internal sealed record TransferSettings(int Seed, int PicturesOfPerson, int ReconstructEvery = 5);
