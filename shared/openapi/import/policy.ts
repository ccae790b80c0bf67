// The resource policy of a document: an object there, JSON text in the API (reference: OpenAPI 3.8).
import { isMembers } from '../../definition/edits/member-path';
import { parseJson } from '../../definition/edits/parse-json';

export interface PolicyPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly apiId: string;
}

// AWS documented: `execute-api:/stage/METHOD/path` is expanded to the full ARN of the API at import
/** The policy as JSON text, its short resources expanded. */
export function policyText(policy: Readonly<Record<string, unknown>>, place: PolicyPlace): string {
  return JSON.stringify(policy, (key, value: unknown) =>
    key === 'Resource' || key === 'NotResource' ? expandResources(value, place) : value,
  );
}

function expandResources(value: unknown, place: PolicyPlace): unknown {
  if (Array.isArray(value)) return value.map((resource) => expandResources(resource, place));
  if (typeof value !== 'string' || !value.startsWith('execute-api:/')) return value;
  const { partition, region, accountId, apiId } = place;
  return `arn:${partition}:execute-api:${region}:${accountId}:${apiId}${value.slice('execute-api:'.length)}`;
}

/** The partition a region lies in. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** A policy document, also where it was written as JSON text. */
export function asPolicy(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const policy = typeof value === 'string' ? parseJson(value) : value;
  return isMembers(policy) ? policy : undefined;
}
