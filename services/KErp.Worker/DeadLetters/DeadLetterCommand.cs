using System.Text.Json;
using KErp.Data;
using KErp.Data.Audit;
using KErp.Data.Delivery;
using KErp.Names;
using KErp.ServiceDefaults;

namespace KErp.Worker.DeadLetters;

/// <summary><c>dlq list | show ID | replay ID | drop ID</c>: an operator decides about messages that could not be processed.</summary>
internal static class DeadLetterCommand
{
    private const string Usage = "dlq list | dlq show MESSAGE-ID | dlq replay MESSAGE-ID | dlq drop MESSAGE-ID";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>0 done, 1 no such dead letter or no protected connection, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (configuration.UnprotectedConnections() is { Count: > 0 } problems)
            return Fail(1, string.Join(Environment.NewLine, problems));
        await using var services = Services(configuration);
        var store = services.GetRequiredService<DeadLetterStore>();
        return args switch
        {
            ["list"] => await ListAsync(store),
            ["show", var id] => await ShowAsync(store, id),
            ["replay", var id] => Tell(await store.ReplayAsync(id, Operator, CancellationToken.None), id, "replayed"),
            ["drop", var id] => Tell(await store.DropAsync(id, Operator, CancellationToken.None), id, "dropped"),
            _ => Fail(2, $"usage: {Usage}"),
        };
    }

    /// <summary>Whoever may run the command on this machine; the name goes into the audit.</summary>
    private static Caller Operator => new($"operator:{Environment.UserName}", Environment.MachineName);

    private static ServiceProvider Services(IConfiguration configuration) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddCompanyData(configuration.GetPostgresConnectionString(ConnectionNames.Database))
        .AddDeliveryData(configuration.GetPostgresConnectionString(ConnectionNames.RelayDatabase))
        .BuildServiceProvider();

    private static async Task<int> ListAsync(DeadLetterStore store)
    {
        var letters = await store.ListAsync(CancellationToken.None);
        foreach (var letter in letters)
            Console.WriteLine($"{letter.MessageId}  {letter.At:u}  {letter.Subject}  failures={letter.Failures}  {FirstLine(letter.Reason)}");
        Console.WriteLine($"{letters.Count} dead letter(s)");
        return 0;
    }

    private static async Task<int> ShowAsync(DeadLetterStore store, string id)
    {
        if (await store.FindAsync(id, CancellationToken.None) is not { } letter) return Fail(1, $"No dead letter has the id {id}.");
        Console.WriteLine(JsonSerializer.Serialize(letter, Json));
        return 0;
    }

    private static int Tell(DeadLetterDecision decision, string id, string what)
    {
        switch (decision)
        {
            case DeadLetterDecision.Done:
                Console.WriteLine($"{id} {what}");
                return 0;
            case DeadLetterDecision.NotReplayable:
                return Fail(1, $"{id} names no company, so it cannot be replayed; drop it.");
            default:
                return Fail(1, $"No dead letter has the id {id}.");
        }
    }

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0];
}
