using KErp.Api;
using KErp.Api.Invoices;
using KErp.ServiceDefaults;
using Scalar.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddApi();

var app = builder.Build();
app.UseExceptionHandler();
app.UseProblemStatusPages();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapScalarApiReference();
app.MapInvoices();
await app.RunAsync();
