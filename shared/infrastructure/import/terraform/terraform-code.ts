// Where the code of a function in a Terraform plan lies: the folder that was archived, or the archive itself.
import type { Members } from '../reading/read-template';
import { listOf, textOf } from '../reading/texts';
import type { PlanIndex, PlanResource } from './plan-index';

/** `Code`, `Content` and what else tells a function's code; empty for other resources. */
export function codeProperties(resource: PlanResource, values: Members, index: PlanIndex): Members {
  if (resource.type === 'aws_lambda_layer_version') {
    const filename = textOf(values.filename);
    return filename === undefined ? {} : { Content: sourceOf(filename, index) };
  }
  if (resource.type !== 'aws_lambda_function') return {};
  const filename = textOf(values.filename) ?? archiveBehind(resource, index);
  if (filename !== undefined) return { Code: sourceOf(filename, index), ...without };
  if (textOf(values.image_uri) !== undefined) return { Code: { ImageUri: values.image_uri }, ...without };
  if (textOf(values.s3_bucket) !== undefined)
    return { Code: { S3Bucket: values.s3_bucket, S3Key: values.s3_key }, ...without };
  return without;
}

/** Attributes that only say where code comes from, or what the provider does with it. */
const without: Members = Object.fromEntries(
  ['Filename', 'ImageUri', 'S3Bucket', 'S3Key', 'S3ObjectVersion', 'Publish', 'SkipDestroy', 'Timeouts'].map((name) => [
    name,
    undefined,
  ]),
);

/** The archive a file name refers to while it is not made yet. */
function archiveBehind({ expressions, module }: PlanResource, index: PlanIndex): string | undefined {
  const names = listOf(expressions.filename, 'references');
  const local = names.map(textOf).find((name) => /^(?:data\.)?archive_file\.[^.]+$/.test(name ?? ''));
  const archive = local === undefined ? undefined : index.find(module, local, undefined);
  return archive === undefined ? undefined : (textOf(archive.values.output_path) ?? `\u0000${archive.address}`);
}

/** The folder that an archive is made of; a single file stands for its folder. */
function sourceOf(filename: string, index: PlanIndex): string {
  const archive = index.resources.find(
    ({ type, values, address }) =>
      type === 'archive_file' && (textOf(values.output_path) === filename || filename === `\u0000${address}`),
  );
  const folder = textOf(archive?.values.source_dir);
  if (folder !== undefined && folder !== '') return folder;
  const file = textOf(archive?.values.source_file);
  if (file === undefined || file === '') return filename;
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}
