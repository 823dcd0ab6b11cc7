using System.CommandLine;
using TDGan.Training.Commands;

var root = new RootCommand("Trains TDGAN, exports it to ONNX and uses it: apparent facial expressions, read and transferred.")
{
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    EvaluateTransferCommand.Create(),
    JudgesCommand.Create(),
    ExportCommand.Create(),
    FuseCommand.Create(),
    CardsCommand.Create(),
    TransferSheetCommand.Create(),
    InterpolateCommand.Create(),
    ReportCommand.Create(),
    ShowcaseCommand.Create(),
    SamplesCommand.Create(),
    DatasetsCommand.Create(),
    DetectorCommand.Create(),
    LandmarksCommand.Create(),
    MouthsCommand.Create(),
    SoftLabelsCommand.Create(),
    StabilityCommand.Create(),
    MotionCommand.Create(),
    EvaluateMotionCommand.Create(),
    AblateCommand.Create(),
};
return await CommandRunner.RunAsync(root, args);
