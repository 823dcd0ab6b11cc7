namespace TDGan.Training.Datasets;

/// <summary>Knows the published layout of one data set.</summary>
internal interface IDatasetLoader
{
    /// <summary>The name on the command line.</summary>
    string Kind { get; }

    /// <summary>The layout in one line, for help and messages.</summary>
    string Layout { get; }

    /// <summary>Whether the path of a set is a folder or file; a set that is drawn has none.</summary>
    bool ReadsFiles => true;

    /// <summary>Lists the pictures without decoding them, in a stable order.</summary>
    /// <param name="path">The data set's folder.</param>
    /// <exception cref="IOException">A folder or list that the layout hangs on does not exist.</exception>
    /// <exception cref="InvalidDataException">A list is not of the expected format.</exception>
    DatasetListing List(string path);
}
