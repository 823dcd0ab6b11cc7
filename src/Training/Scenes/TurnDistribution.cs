namespace TDGan.Training.Scenes;

/// <summary>How far the parts of a training picture are turned: most heads in photos are held nearly upright, but a few lie or hang.</summary>
internal static class TurnDistribution
{
    // Shares of the parts, and the degrees to both sides within which each share is spread evenly.
    private static readonly (double Share, float MostDegrees)[] Spreads = [(0.45, 10), (0.33, 45), (0.15, 90), (0.07, 180)];

    /// <summary>Degrees, clockwise, -180 to 180.</summary>
    public static float Draw(Random random)
    {
        double choice = random.NextDouble();
        int spread = 0;
        while (spread < Spreads.Length - 1 && choice >= Spreads[spread].Share)
        {
            choice -= Spreads[spread++].Share;
        }

        return Spreads[spread].MostDegrees * ((2 * random.NextSingle()) - 1);
    }
}
