// The bodies of calls whose members are few, by their types.
import { decimal, mapOf, members, text, whole } from '../wire/input-check';

export const versionShape = members({ CodeSha256: text, Description: text, RevisionId: text });

export const aliasShape = members({
  Name: text,
  FunctionVersion: text,
  Description: text,
  RoutingConfig: members({ AdditionalVersionWeights: mapOf(decimal) }),
  RevisionId: text,
});

export const permissionShape = members({
  StatementId: text,
  Action: text,
  Principal: text,
  SourceArn: text,
  SourceAccount: text,
  EventSourceToken: text,
  PrincipalOrgID: text,
  FunctionUrlAuthType: text,
  RevisionId: text,
});

export const concurrencyShape = members({ ReservedConcurrentExecutions: whole });

export const tagsShape = members({ Tags: mapOf(text) });
