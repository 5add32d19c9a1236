using KErp.ServiceDefaults;
using KErp.Worker;
using KErp.Worker.DeadLetters;

if (args is ["dlq", ..]) return await DeadLetterCommand.RunAsync(args[1..]);

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWorker();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.RunAsync();
return 0;
