namespace TDGan.Training.Pictures;

/// <summary>What stays the same in every picture of a cartoon person; grays 0-255, lengths are shares of the picture's side.</summary>
/// <param name="Skin">Gray of the face.</param>
/// <param name="Hair">Gray of the hair.</param>
/// <param name="Brow">Gray of brows and nose.</param>
/// <param name="Lips">Gray of the lips.</param>
/// <param name="HeadWidth">Half the width of the face.</param>
/// <param name="Fringe">How far the hair falls into the forehead.</param>
/// <param name="EyeDistance">Half the distance of the eyes.</param>
/// <param name="Nose">How far the tip of the nose is to one side.</param>
/// <param name="MouthHeight">How far the mouth is below the middle.</param>
internal readonly record struct DrawnPerson(
    int Skin, int Hair, int Brow, int Lips, float HeadWidth, float Fringe, float EyeDistance, float Nose, float MouthHeight)
{
    /// <summary>A person by chance.</summary>
    public static DrawnPerson Create(Random chance)
    {
        int hair = chance.Next(10, 150);
        return new DrawnPerson(
            Skin: chance.Next(110, 235),
            hair,
            Brow: Math.Min(hair, 70),
            Lips: chance.Next(40, 90),
            HeadWidth: Between(chance, 0.30f, 0.42f),
            Fringe: Between(chance, 0.02f, 0.18f),
            EyeDistance: Between(chance, 0.13f, 0.19f),
            Nose: Between(chance, -0.05f, 0.05f),
            MouthHeight: Between(chance, 0.2f, 0.26f));
    }

    private static float Between(Random chance, float least, float most) => least + (chance.NextSingle() * (most - least));
}
