using KErp.Data.Audit;

namespace KErp.Data.Tests.Audit;

public sealed class AuditHeadFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kerp-heads-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_written_is_read_from_all_files()
    {
        var chain = new Sample(3);

        await AuditHeadFiles.WriteAsync(_folder, [chain.Head(1)], Sample.Start, TestContext.Current.CancellationToken);
        await AuditHeadFiles.WriteAsync(_folder, [chain.Head(3)], Sample.Start, TestContext.Current.CancellationToken);

        var read = AuditHeadFiles.Read(_folder).OrderBy(h => h.Sequence).ToList();
        Assert.Equal([1, 3], read.Select(h => h.Sequence));
        Assert.Equal(chain.Head(3).Hash, read[1].Hash);
        Assert.Equal((Sample.Company, chain.Head(3).At), (read[1].Company, read[1].At));
        Assert.Empty(Directory.GetFiles(_folder, "*.partial"));
    }

    [Fact]
    public void No_heads_are_not_good_heads()
    {
        Assert.Throws<InvalidDataException>(() => AuditHeadFiles.Read(_folder).ToList());
        Assert.Throws<InvalidDataException>(() => AuditHeadFiles.Read(Path.Combine(_folder, "nowhere")).ToList());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"company\":\"01970000-0000-7000-8000-0000000000aa\",\"sequence\":1}")]
    public async Task A_spoilt_line_is_named(string line)
    {
        var file = await AuditHeadFiles.WriteAsync(_folder, [new Sample(1).Head(1)], Sample.Start, TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(file, $"{line}\n", TestContext.Current.CancellationToken);

        Assert.Contains($"{file}, line 2", Assert.Throws<InvalidDataException>(() => AuditHeadFiles.Read(_folder).ToList()).Message, StringComparison.Ordinal);
    }
}
