using TDGan.Inference.Batching;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

public sealed class CoreSharesTests
{
    private readonly CoreShares _shares = new(cores: 1);
    private readonly List<string> _turns = [];

    [Fact]
    public void Leave_TwoModelsWait_TheOneThatUsedLessIsNext()
    {
        CoreShares.Share decoder = _shares.CreateShare();
        CoreShares.Share recogniser = _shares.CreateShare();
        decoder.Enter();
        Thread[] waiting =
        [
            Wait(decoder, "decoder", 100),
            Wait(decoder, "decoder", 100),
            Wait(recogniser, "recogniser", 30),
            Wait(recogniser, "recogniser", 80),
        ];
        Assert.True(SpinWait.SpinUntil(() => _shares.Waiting == 4, TimeSpan.FromMinutes(1)));

        decoder.Leave(TimeSpan.FromMilliseconds(100));

        Array.ForEach(waiting, thread => thread.Join());
        Assert.Equal(["recogniser", "recogniser", "decoder", "decoder"], _turns);
    }

    [Fact]
    public void Enter_ModelThatWasIdle_SavedNothingUp()
    {
        CoreShares.Share decoder = _shares.CreateShare();
        CoreShares.Share recogniser = _shares.CreateShare();
        decoder.Enter();
        decoder.Leave(TimeSpan.FromMilliseconds(1000));
        decoder.Enter();
        Thread[] waiting =
        [
            Wait(recogniser, "recogniser", 100),
            Wait(recogniser, "recogniser", 100),
            Wait(decoder, "decoder", 100),
        ];
        Assert.True(SpinWait.SpinUntil(() => _shares.Waiting == 3, TimeSpan.FromMinutes(1)));

        decoder.Leave(TimeSpan.FromMilliseconds(50));

        Array.ForEach(waiting, thread => thread.Join());
        Assert.Equal(["recogniser", "decoder", "recogniser"], _turns);
    }

    [Fact]
    public void Enter_TwoCores_LetsTwoRun()
    {
        var shares = new CoreShares(cores: 2);
        CoreShares.Share decoder = shares.CreateShare();
        CoreShares.Share recogniser = shares.CreateShare();

        decoder.Enter();
        recogniser.Enter();

        Assert.Equal(0, shares.Free);
        decoder.Leave(TimeSpan.Zero);
        recogniser.Leave(TimeSpan.Zero);
        Assert.Equal(2, shares.Free);
    }

    private Thread Wait(CoreShares.Share share, string name, int useMs)
    {
        var thread = new Thread(() =>
        {
            share.Enter();

            // Only one thread at a time is here.
            _turns.Add(name);
            share.Leave(TimeSpan.FromMilliseconds(useMs));
        });
        thread.Start();
        return thread;
    }
}
