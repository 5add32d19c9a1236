using KErp.Api.Requests;

namespace KErp.Api.Identity;

public static class MemberEndpoints
{
    public const string Members = "/api/v1/members";
    public const string Invitations = "/api/v1/invitations";

    /// <summary>Who belongs to the company.</summary>
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("").WithTags("Members").RequireRight(Right.MembersManage)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

        members.MapGet(Members, Identity.Members.ListAsync)
            .WithName("ListMembers")
            .WithSummary("The members of the company")
            .Produces<MemberList>();

        members.MapPatch($"{Members}/{{userId:guid}}", Identity.Members.ChangeRoleAsync)
            .WithName("ChangeRole")
            .WithSummary("Give a member another role; the member signs in again")
            .Accepts<ChangeRoleRequest>("application/json")
            .WithExample(IdentityExamples.Role)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        members.MapDelete($"{Members}/{{userId:guid}}", Identity.Members.RemoveAsync)
            .WithName("RemoveMember")
            .WithSummary("Remove a member, never the last owner")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        members.MapPost(Invitations, Invite.HandleAsync)
            .WithName("Invite")
            .WithSummary("Invite somebody by mail")
            .Accepts<InviteRequest>("application/json")
            .WithExample(IdentityExamples.Invitation)
            .Produces<InvitationResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
