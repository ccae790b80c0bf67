// What a document is, by its members: the file's name says too little.
import type { Members } from './reading/read-template';
import { memberOf, membersOf, textOf } from './reading/texts';

const documentKinds = ['openapi', 'sam', 'cloudformation', 'cdk', 'terraform', 'har', 'postman', 'unknown'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The kind of a document that was read. */
export function detectKind(root: Members): DocumentKind {
  const has = (name: string) => Object.hasOwn(root, name);
  if (has('openapi') || has('swagger')) return 'openapi';
  if (has('planned_values') || (has('terraform_version') && has('format_version'))) return 'terraform';
  if (has('Resources')) return isServerless(root) ? 'sam' : 'cloudformation';
  if (has('artifacts') && has('version')) return 'cdk';
  if (Array.isArray(memberOf(root.log, 'entries'))) return 'har';
  return /getpostman/.test(textOf(memberOf(root.info, 'schema')) ?? '') ? 'postman' : 'unknown';
}

function isServerless(root: Members): boolean {
  const transforms = Array.isArray(root.Transform) ? (root.Transform as unknown[]) : [root.Transform];
  if (transforms.some((transform) => textOf(transform)?.startsWith('AWS::Serverless') === true)) return true;
  const resources = Object.values(membersOf(root, 'Resources'));
  return resources.some((resource) => textOf(memberOf(resource, 'Type'))?.startsWith('AWS::Serverless::') === true);
}
