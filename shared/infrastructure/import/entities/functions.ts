// `AWS::Lambda::Function` with its aliases and permissions. Code is named where it lies, never copied.
import { isMembers } from '../../../definition/edits/member-path';
import { parseJson } from '../../../definition/edits/parse-json';
import { entityKey, findEntity } from '../../../definition/entities';
import type { Members } from '../reading/read-template';
import { textOf } from '../reading/texts';
import { functionName } from '../values/physical-ids';
import { isLocalPath } from '../values/side-files';
import type { StackResource } from '../values/stack';
import type { BuildContext, Builder } from './build-context';
import { defined, type PropertyReader, readProperties } from './property-reader';

/** Settings of Lambda that nothing here reads; they are kept as they are. */
const otherSettings = [
  'Architectures',
  'DeadLetterConfig',
  'EphemeralStorage',
  'FileSystemConfigs',
  'KmsKeyArn',
  'LoggingConfig',
  'PackageType',
  'RuntimeManagementConfig',
  'SnapStart',
  'TracingConfig',
  'VpcConfig',
];

export const buildFunction: Builder = (context, resource) => {
  const { book, losses } = context;
  const name = resource.ref;
  const properties = readProperties(resource, losses);
  if (book.definition.has(entityKey('function', name))) {
    losses.info(resource.place, `The workspace has a function ${name} already, which stays as it is.`);
    return;
  }
  const runtime = properties.text('Runtime');
  const handler = properties.text('Handler');
  const environment = properties.members('Environment');
  const others = otherSettings.flatMap((setting): [string, string][] => {
    const value = resource.properties[setting];
    properties.json(setting);
    return value === undefined ? [] : [[setting, JSON.stringify(value)]];
  });
  const codeUri = codeOf(context, resource, properties, { name, runtime, handler });
  const entity = defined({
    functionName: name,
    description: properties.text('Description'),
    runtime,
    handler,
    codeUri,
    timeout: properties.number('Timeout'),
    memorySize: properties.number('MemorySize'),
    environment: environment && { variables: textsOf(environment.Variables) },
    layers: layersOf(context, resource, properties),
    role: properties.text('Role'),
    reservedConcurrentExecutions: properties.number('ReservedConcurrentExecutions'),
    tags: properties.tags(),
    otherSettings: others.length === 0 ? undefined : Object.fromEntries(others),
  });
  properties.finish('FunctionName');
  book.add(resource, 'function', [name], entity);
};

function textsOf(variables: unknown): Record<string, string> {
  // An answer for all variables at once is JSON text.
  const source = typeof variables === 'string' ? parseJson(variables) : variables;
  const entries = Object.entries(isMembers(source) ? source : {});
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (textOf(value) === undefined ? [] : [[name, String(value)]])),
  );
}

interface CodeOwner {
  readonly name: string;
  readonly runtime: string | undefined;
  readonly handler: string | undefined;
}

/** A folder or archive beside the template, text that becomes a file, or nothing that is on this machine. */
function codeOf(
  { losses, inlineCode, placeCode, assets }: BuildContext,
  { properties: source, propertiesPlace, metadata }: StackResource,
  properties: PropertyReader,
  { name, runtime = 'nodejs', handler = 'index.handler' }: CodeOwner,
): string | undefined {
  const place = `${propertiesPlace}.Code`;
  properties.json('Code');
  const code = source.Code;
  if (textOf(metadata.BuildMethod) !== undefined) {
    losses.info(place, 'The code is built first: import the template of the build folder to run what was built.');
  }
  const stored = isMembers(code) ? assets.get((textOf(code.S3Key) ?? '').replace(/\.[^.]*$/, '')) : undefined;
  const asset = textOf(metadata['aws:asset:path']) ?? stored;
  if (asset !== undefined) return placeCode(asset);
  if (typeof code === 'string' && isLocalPath(code)) return placeCode(code);
  const inline = isMembers(code) ? textOf(code.ZipFile) : undefined;
  if (inline !== undefined) {
    inlineCode.push({ functionName: name, fileName: inlineFile(runtime, handler, inline), text: inline });
    return undefined;
  }
  if (isMembers(code) && code.ImageUri !== undefined) {
    losses.warn(
      place,
      'Container images are not run here: let the function be called where it is, or answer by itself.',
    );
  } else if (code !== undefined) {
    losses.warn(place, 'The code lies in a bucket; nothing is fetched. Name a folder in the function’s settings.');
  }
  return undefined;
}

// AWS documented: inline code is the file index, whatever the handler's file is called in other deployments
function inlineFile(runtime: string, handler: string, text: string): string {
  const file = /^[\w-]+(?=\.)/.exec(handler)?.[0] ?? 'index';
  if (runtime.startsWith('python')) return `${file}.py`;
  return /^\s*(?:export|import)\s/m.test(text) ? `${file}.mjs` : `${file}.js`;
}

/** Layers of the template lie beside it; others are on AWS only. */
function layersOf(context: BuildContext, resource: StackResource, properties: PropertyReader): string[] | undefined {
  const layers = properties.texts('Layers')?.flatMap((written) => {
    const layer = context.byRef.get(written);
    const content = layer?.properties.Content;
    const path = textOf(layer?.metadata['aws:asset:path']) ?? textOf(content);
    if (path !== undefined && isLocalPath(path)) return [context.placeCode(path)];
    context.losses.warn(
      `${resource.propertiesPlace}.Layers`,
      `The layer ${written} is not on this machine; it is left out.`,
    );
    return [];
  });
  return layers === undefined || layers.length === 0 ? undefined : layers;
}

export const buildAlias: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const name = functionName(properties.text('FunctionName')) ?? '';
  const alias = properties.text('Name') ?? '';
  const entity = findEntity(book.definition, 'function', name);
  if (entity === undefined) {
    losses.warn(resource.place, `The function ${name} is not here; ${resource.logicalId} is left out.`);
    return;
  }
  const description = properties.text('Description');
  properties.finish('FunctionVersion', 'RoutingConfig', 'ProvisionedConcurrencyConfig');
  // Versions are copies of code, and an import copies none: the alias runs what is there.
  const value = { functionVersion: '$LATEST', ...(description !== undefined && { description }) };
  const aliases = { ...entity.aliases, [alias]: value };
  book.add(resource, 'function', [name], { ...entity, aliases });
};

export const buildPermission: Builder = (context, resource) => {
  const { book, losses, place } = context;
  const properties = readProperties(resource, losses);
  const called = properties.text('FunctionName');
  const name = functionName(called) ?? '';
  const entity = findEntity(book.definition, 'function', name);
  if (entity === undefined) {
    losses.info(resource.place, `The function ${name} is not here; ${resource.logicalId} is left out.`);
    return;
  }
  const principal = properties.text('Principal') ?? '*';
  const sourceArn = properties.text('SourceArn');
  const sourceAccount = properties.text('SourceAccount');
  const conditions: Members = defined({
    ArnLike: sourceArn === undefined ? undefined : { 'AWS:SourceArn': sourceArn },
    StringEquals: sourceAccount === undefined ? undefined : { 'AWS:SourceAccount': sourceAccount },
  });
  const qualifier = /:function:[^:]+:(.+)$/.exec(called ?? '')?.[1];
  const arn = `arn:${place.partition}:lambda:${place.region}:${place.accountId}:function:${name}`;
  const statement = {
    Sid: properties.text('StatementId') ?? resource.logicalId.replace(/[^A-Za-z0-9-_]/g, ''),
    Effect: 'Allow',
    Principal: principal.includes('.amazonaws.com')
      ? { Service: principal }
      : principal === '*'
        ? '*'
        : { AWS: principal },
    Action: properties.text('Action') ?? 'lambda:InvokeFunction',
    Resource: qualifier === undefined ? arn : `${arn}:${qualifier}`,
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
  properties.finish();
  const policy = [
    ...(entity.policy ?? []),
    { ...(qualifier !== undefined && { qualifier }), statement: JSON.stringify(statement) },
  ];
  book.add(resource, 'function', [name], { ...entity, policy });
};
