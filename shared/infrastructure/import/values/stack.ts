// A stack as the import sees it, whatever format described it: resources in CloudFormation's words.
import type { Members } from '../reading/read-template';
import type { Position } from '../reading/refuse-template';

/** A resource whose values are resolved: texts, numbers, lists and maps only. */
export interface StackResource {
  /** `AWS::ApiGateway::Method`. */
  readonly type: string;
  /** Unique in the stack: the logical id, or the address in Terraform. */
  readonly logicalId: string;
  /** Where it stands in the file, dotted. */
  readonly place: string;
  /** Where its properties stand. */
  readonly propertiesPlace: string;
  /** What others see of it when they name it. */
  readonly ref: string;
  /** Further values that others may ask for. */
  attribute(name: string): string | undefined;
  readonly properties: Members;
  /** What CDK says about it. */
  readonly metadata: Members;
}

export interface Stack {
  readonly resources: readonly StackResource[];
  /** Where a place stands in the file; undefined where the file does not say it in so many words. */
  positionOf(place: string): Position | undefined;
}

/** Where the stack would stand: pseudo parameters and parts of ARNs. */
export interface StackPlace {
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  readonly stackName: string;
}
