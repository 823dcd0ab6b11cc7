namespace TDGan.Training.Datasets;

/// <summary>
/// RaFD (Langner et al., 2010), file names <c>Rafd090_01_Caucasian_female_angry_frontal.jpg</c>: camera, model, group, sex, expression, gaze.
/// The frontal camera (090) is used with every gaze; the other cameras and contempt are left out. Subject is the model's number.
/// </summary>
internal sealed class RafdLoader : IDatasetLoader
{
    private const string Prefix = "Rafd";
    private const string FrontalCamera = "090";
    private const int NameParts = 6;

    /// <inheritdoc/>
    public string Kind => "rafd";

    /// <inheritdoc/>
    public string Layout => "Rafd090_01_Caucasian_female_angry_frontal.jpg, in one folder or several";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        var listing = new DatasetListingBuilder(path);
        foreach (string file in DatasetFolder.Pictures(DatasetFolder.Require(path, this), SearchOption.AllDirectories))
        {
            string[] parts = Path.GetFileNameWithoutExtension(file).Split('_');
            if (parts.Length != NameParts || !parts[0].StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                listing.AddProblem(file, "not named camera_model_group_sex_expression_gaze");
            }
            else if (parts[0][Prefix.Length..] != FrontalCamera)
            {
                listing.LeaveOut("camera other than 090");
            }
            else
            {
                Add(listing, file, model: parts[1], expression: parts[4]);
            }
        }

        return listing.Build();
    }

    private static void Add(DatasetListingBuilder listing, string file, string model, string expression)
    {
        if (ExpressionNames.IsContempt(expression))
        {
            listing.LeaveOut(ExpressionNames.Contempt);
        }
        else if (ExpressionNames.Find(expression) is { } found)
        {
            listing.AddFile(file, found, model);
        }
        else
        {
            listing.AddProblem(file, $"'{expression}' is no expression");
        }
    }
}
