using System.Globalization;
using TDGan.Inference.Expressions;
using TDGan.Training.Pictures;

namespace TDGan.Training.Datasets;

/// <summary>
/// Cartoon people that the program draws itself, for trials on a machine without data sets: each with every expression, a quarter of the people
/// in the validation split. <c>drawn=12</c> is the same set everywhere.
/// </summary>
internal sealed class DrawnFacesLoader : IDatasetLoader
{
    private const int LeastPeople = 4;
    private const int MostPeople = 1000;
    private const int Takes = 4;
    private const int Side = 96;
    private const int OneInValidation = 4;

    /// <inheritdoc/>
    public string Kind => "drawn";

    /// <inheritdoc/>
    public string Layout => "no folder but how many people are drawn, such as drawn=12";

    /// <inheritdoc/>
    public bool ReadsFiles => false;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="path"/> is no number from 4 to 1000.</exception>
    public DatasetListing List(string path)
    {
        if (!int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out int people) || people is < LeastPeople or > MostPeople)
        {
            throw new ArgumentException($"'{Kind}={path}': {LeastPeople} to {MostPeople} people can be drawn, such as {Kind}=12.");
        }

        var listing = new DatasetListingBuilder(Environment.CurrentDirectory);
        for (int person = 0; person < people; person++)
        {
            foreach (Expression expression in Enum.GetValues<Expression>())
            {
                for (int take = 0; take < Takes; take++)
                {
                    listing.Add(Item(person, expression, take));
                }
            }
        }

        return listing.Build();
    }

    private static DatasetItem Item(int person, Expression expression, int take)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"d{person:D3}");
        return new DatasetItem(
            $"{name}/{ExpressionLabels.Of(expression)}-{take}",
            expression,
            name,
            person % OneInValidation == OneInValidation - 1 ? DatasetSplits.Valid : DatasetSplits.Train,
            () => DrawnFace.Draw(person, expression, take, Side));
    }
}
