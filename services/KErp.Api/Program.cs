using KErp.Api;
using KErp.Api.Audit;
using KErp.Api.Employees;
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
app.MapEmployees();
app.MapAudit();
app.MapDebug();
await app.RunAsync();
