// Stand-ins for AWS's managed rule groups, which are not public: rules with AWS's names that look for what AWS says
// they look for. https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
import type { FieldToMatch, TextTransformationType } from '../field-to-match';
import type { Statement } from '../statement';
import type { Rule } from '../web-acl';

/** A group that can be named by vendor and name. */
export interface ManagedGroup {
  readonly vendor: 'AWS';
  readonly name: string;
  readonly description: string;
  /** Web ACL capacity units, as AWS counts them. */
  readonly capacity: number;
  readonly rules: readonly Rule[];
}

/** Where a kind of attack is looked for, by the suffix of the rule's name. */
export const places = {
  BODY: { Body: { OversizeHandling: 'CONTINUE' } },
  QUERYARGUMENTS: { AllQueryArguments: {} },
  QUERYSTRING: { QueryString: {} },
  URIPATH: { UriPath: {} },
  COOKIE: { Cookies: { MatchPattern: { All: {} }, MatchScope: 'ALL', OversizeHandling: 'CONTINUE' } },
  HEADER: { Headers: { MatchPattern: { All: {} }, MatchScope: 'ALL', OversizeHandling: 'CONTINUE' } },
} as const satisfies Readonly<Record<string, FieldToMatch>>;

export type Place = keyof typeof places;

/** What undoes the usual disguises, outermost first. */
export const undisguised: readonly TextTransformationType[] = ['URL_DECODE_UNI', 'HTML_ENTITY_DECODE', 'LOWERCASE'];

/** Transformations in the order given. */
export function steps(types: readonly TextTransformationType[]) {
  return types.map((Type, Priority) => ({ Priority, Type }));
}

/** A statement over a place, made once for each of `where`. */
export function inPlaces(name: string, where: readonly Place[], make: (field: FieldToMatch) => Statement) {
  return where.map((place) => [`${name}_${place}`, make(places[place])] as const);
}

/** Any of the patterns, after the disguises are undone. */
export function matching(field: FieldToMatch, pattern: string, types = undisguised): Statement {
  return { RegexMatchStatement: { RegexString: pattern, FieldToMatch: field, TextTransformations: steps(types) } };
}

/** A part that is larger than `bytes`. */
export function largerThan(field: FieldToMatch, bytes: number): Statement {
  const TextTransformations = steps(['NONE']);
  return {
    SizeConstraintStatement: { FieldToMatch: field, ComparisonOperator: 'GT', Size: bytes, TextTransformations },
  };
}

/** Rules that block, in order, each with the label that AWS gives it. */
export function blocking(label: string, named: readonly (readonly [name: string, statement: Statement])[]): Rule[] {
  return named.map(([name, Statement], Priority) => ({
    Name: name,
    Priority,
    Statement,
    Action: { Block: {} },
    RuleLabels: [{ Name: `awswaf:managed:aws:${label}:${name}` }],
    VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: name },
  }));
}
