using KErp.Api;
using KErp.Api.Invoices;
using KErp.Api.Operations;
using KErp.ServiceDefaults;
using Scalar.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddApi();

var app = builder.Build();
app.UseExceptionHandler();
app.UseProblemStatusPages();
app.UseAuthentication();
app.UseAuthorization();
app.MapDefaultEndpoints();
app.MapOpenApi().AllowAnonymous();
app.MapScalarApiReference().AllowAnonymous();
app.MapInvoices();
app.MapDebug();
await app.RunAsync();
