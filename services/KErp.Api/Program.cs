using KErp.Api;
using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Invoices;
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
app.MapIdentity();
app.MapPasswords();
app.MapMembers();
app.MapCompanies();
app.MapInvoices();
await app.RunAsync();
