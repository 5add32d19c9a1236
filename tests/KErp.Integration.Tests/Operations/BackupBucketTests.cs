using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Operations;

/// <summary>
/// The dump on its way into a bucket. In the place of <c>aws</c> stands a program that keeps objects in a folder: what is
/// asked of S3 is tested here, not what S3 answers.
/// </summary>
public sealed class BackupBucketTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Aws =
        """
        echo "$AWS_DEFAULT_REGION $*" >>"$BUCKETS/../calls"
        at() { echo "$BUCKETS/${1#s3://}"; }
        [[ $4 == - ]] || mkdir -p "$(dirname "$(at "$4")")"
        case "$3 $4" in
            "- "*) cat >"$(at "$4")" ;;
            *" -") cat "$(at "$3")" ;;
            *) cp "$(at "$3")" "$(at "$4")" ;;
        esac
        """;

    private readonly BackupScript _script = new();

    public override async ValueTask DisposeAsync()
    {
        _script.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_dump_is_encrypted_there_and_gets_its_name_after_it_was_read_back()
    {
        _script.Replace("aws", Aws);

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        var name = run.Output.Split(' ')[2].TrimEnd(',');
        var place = "s3://kerp-backups/database";
        Assert.Collection(
            await File.ReadAllLinesAsync(Path.Combine(_script.Dumps, "..", "calls"), TestContext.Current.CancellationToken),
            put => Assert.Matches($"^ap-northeast-2 s3 cp - {place}/incoming/{name} --sse aws:kms --expected-size [0-9]{{7,}} --only-show-errors$", put),
            get => Assert.Equal($"ap-northeast-2 s3 cp {place}/incoming/{name} - --only-show-errors", get),
            sum => Assert.StartsWith($"ap-northeast-2 s3 cp - {place}/{name}.sha256 --sse aws:kms ", sum, StringComparison.Ordinal),
            promote => Assert.Equal($"ap-northeast-2 s3 cp {place}/incoming/{name} {place}/{name} --sse aws:kms --copy-props none --only-show-errors", promote));
        Assert.Equal([$"kerp-backups/database/incoming/{name}", $"kerp-backups/database/{name}", $"kerp-backups/database/{name}.sha256"], _script.Files());
        Assert.Equal(1, await Database.CountAsync("backup_runs", $"name = '{name}' AND failure IS NULL"));
    }

    [Theory]
    [InlineData("\"- \"*) cat >", "\"- \"*) head --bytes=-1 >", "verification: ")] // What is stored lacks its end.
    [InlineData("*\" -\") cat ", "*\" -\") echo damaged; cat ", "verification: ")] // What is read is something else.
    [InlineData("*\" -\") cat \"$(at \"$3\")\"", "*\" -\") cat \"$(at \"$3\")\"; echo more", "verification: *What is stored is not what was dumped.")]
    [InlineData("*\" -\") cat ", "*\" -\") exit 1; cat ", "verification: ")]
    [InlineData("\"- \"*) cat >", "\"- \"*) exit 1; cat >", "dump: ")]
    [InlineData("*) cp ", "*) exit 1; cp ", "storing: ")]
    public async Task An_object_that_is_not_what_was_dumped_stays_outside(string instruction, string instead, string reason)
    {
        Assert.Contains(instruction, Aws, StringComparison.Ordinal);
        _script.Replace("aws", Aws.Replace(instruction, instead, StringComparison.Ordinal));
        await Database.ExecuteAsync("DELETE FROM backup_runs");

        var run = await RunAsync();

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain(_script.Files(), file => file.EndsWith(".dump", StringComparison.Ordinal) && !file.Contains("/incoming/", StringComparison.Ordinal));
        var failure = await Database.ScalarAsync<string>("SELECT failure FROM backup_runs");
        foreach (var part in reason.Split('*')) Assert.Contains(part, failure, StringComparison.Ordinal);
    }

    private Task<ProgramRun> RunAsync() => _script.RunAsync(
        ("DATABASE_URL", BackupScript.Url(Database.BackupConnectionString)), ("BACKUP_BUCKET", "kerp-backups"), ("AWS_REGION", "ap-northeast-2"), ("BUCKETS", _script.Dumps));
}
