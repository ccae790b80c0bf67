// Infrastructure as code → entities: CloudFormation, SAM, CDK's output and Terraform plans. Nothing is read or fetched
// here; files that templates name are listed, and come with the next call.
import { StudioError } from '../../contract/errors';
import type { ImportLoss } from '../../contract/workspace';
import { findApi } from '../../definition/any-api';
import { type Definition, type Entity, type EntityKey, listEntities, parseEntityKey } from '../../definition/entities';
import { createLossList, type LossList } from '../../openapi/import/losses';
import { partitionOf } from '../../openapi/import/policy';
import { openCloudFormation } from './cloudformation-stack';
import { type DocumentKind, detectKind } from './detect-kind';
import type { InlineCode } from './entities/build-context';
import { buildEntities } from './entities/build-entities';
import { createEntityBook, type TakenResource } from './entities/entity-book';
import { readTemplate } from './reading/read-template';
import { refuseTemplate, type SourceText } from './reading/refuse-template';
import { readTerraform } from './terraform/read-terraform';
import { createFillList, type Fill, type FillAnswers } from './values/fill-list';
import { createSideFiles } from './values/side-files';
import type { Stack } from './values/stack';

/** One template or plan. */
export interface InfrastructureSource extends SourceText {
  /** What `AWS::StackName` gives. */
  readonly stackName: string;
  /** Hash of an archive → its path, from CDK. */
  readonly assets?: ReadonlyMap<string, string>;
}

export interface InfrastructureOptions extends FillAnswers {
  /** What is there already. */
  readonly definition: Definition;
  readonly region: string;
  readonly accountId: string;
  readonly random: () => number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Texts beside the templates, by the path the template gives. */
  readonly files: ReadonlyMap<string, string>;
  /** The `codeUri` for a path that a template gives; the path itself where absent. */
  readonly placeCode?: (path: string) => string;
}

/** A loss with its line in the file, where the file says the thing in so many words. */
export interface InfrastructureLoss extends ImportLoss {
  readonly file: string;
  readonly line?: number;
}

export interface ImportedInfrastructure {
  readonly kind: DocumentKind;
  /** What has to be told before anything is taken over; `entities` is empty then. */
  readonly fills: readonly Fill[];
  readonly accepted: readonly Fill[];
  readonly entities: ReadonlyMap<EntityKey, Entity>;
  readonly taken: readonly TakenResource[];
  readonly losses: readonly InfrastructureLoss[];
  readonly inlineCode: readonly InlineCode[];
  readonly wantedFiles: readonly string[];
  readonly apis: readonly {
    readonly apiId: string;
    readonly name: string;
    readonly resources: number;
    readonly methods: number;
    /** Of HTTP and WebSocket APIs, which have neither resources nor methods. */
    readonly routes?: number;
  }[];
}

/** Imports templates that belong together. IMPORT_REFUSED, with file, line and column, for what cannot be understood. */
export function importInfrastructure(
  sources: readonly InfrastructureSource[],
  options: InfrastructureOptions,
): ImportedInfrastructure {
  const fills = createFillList(options);
  const files = createSideFiles(options.files);
  const exports = new Map<string, () => string>();
  const opened = sources.map((source) => openSource(source, options, { fills, files, exports }));
  const stacks = opened.map((one) => ({ ...one, stack: one.open() }));
  const kind = opened[0]?.kind ?? 'unknown';
  const noted = () => stacks.flatMap(({ losses, stack, source }) => located(losses, stack, source));
  const accepted = fills.accepted();
  const nothing = { entities: new Map<EntityKey, Entity>(), taken: [], inlineCode: [], apis: [] };
  const open = fills.open();
  if (open.length > 0) {
    return { kind, fills: open, accepted, losses: noted(), wantedFiles: files.wanted(), ...nothing };
  }
  const losses = createLossList();
  const book = createEntityBook(options.definition, losses);
  const inlineCode: InlineCode[] = [];
  const byRef = new Map(
    stacks.flatMap(({ stack }) => stack.resources.map((resource) => [resource.ref, resource] as const)),
  );
  for (const { stack, source, losses: own } of stacks) {
    const before = losses.all().length;
    buildEntities(
      {
        book,
        losses,
        files,
        byRef,
        inlineCode,
        place: placeOf(source, options),
        random: options.random,
        now: options.now,
        assets: source.assets ?? new Map(),
        placeCode: options.placeCode ?? ((path) => path),
      },
      stack.resources,
    );
    for (const { severity, place, message } of losses.all().slice(before)) {
      own[severity === 'warning' ? 'warn' : 'info'](place, message);
    }
  }
  return {
    kind,
    fills: [],
    accepted,
    entities: book.entities(),
    taken: book.taken(),
    losses: noted(),
    inlineCode,
    wantedFiles: files.wanted(),
    apis: apisOf(book.definition, book.taken()),
  };
}

interface Shared {
  readonly fills: ReturnType<typeof createFillList>;
  readonly files: ReturnType<typeof createSideFiles>;
  readonly exports: Map<string, () => string>;
}

function openSource(source: InfrastructureSource, options: InfrastructureOptions, shared: Shared) {
  const template = readTemplate(source);
  const kind = detectKind(template.root);
  const losses = createLossList();
  const place = placeOf(source, options);
  const stackOptions = { ...shared, place, losses, random: options.random };
  if (kind === 'terraform') return { kind, source, losses, open: () => readTerraform(template, stackOptions) };
  if (kind === 'sam' || kind === 'cloudformation') {
    return { kind, source, losses, open: openCloudFormation(template, stackOptions) };
  }
  throw refuseTemplate(source, refusals.get(kind) ?? noTemplate, { line: 1, column: 1 });
}

const noTemplate = 'This is neither a CloudFormation or SAM template nor the JSON of a Terraform plan.';
const refusals = new Map<DocumentKind, string>([
  ['cdk', 'This is the manifest of a CDK output: import the folder it lies in.'],
  ['har', 'Recorded requests (HAR) describe no API: import them as tests.'],
  ['postman', 'Postman collections describe requests, no API: import them as tests.'],
  ['openapi', 'This is an OpenAPI document, which is imported as one.'],
]);

function placeOf({ stackName }: InfrastructureSource, { region, accountId }: InfrastructureOptions) {
  return { region, accountId, partition: partitionOf(region), stackName };
}

function located(losses: LossList, stack: Stack, { fileName }: InfrastructureSource): InfrastructureLoss[] {
  return losses.all().map((loss) => {
    const line = stack.positionOf(loss.place)?.line;
    return { ...loss, file: fileName, ...(line !== undefined && { line }) };
  });
}

function apisOf(definition: Definition, taken: readonly TakenResource[]): ImportedInfrastructure['apis'] {
  const keys = new Set(taken.map(({ key }) => key).filter((key) => /^(?:rest|v2)-api:/.test(key)));
  return [...keys].map((key) => {
    const { kind, ids } = parseEntityKey(key);
    const [apiId = ''] = ids;
    const count = (part: 'resource' | 'method' | 'v2-route') => listEntities(definition, part, apiId).length;
    const name = findApi(definition, apiId)?.name ?? apiId;
    if (kind === 'rest-api') return { apiId, name, resources: count('resource'), methods: count('method') };
    return { apiId, name, resources: 0, methods: 0, routes: count('v2-route') };
  });
}

/** Refuses an import that takes nothing over. */
export function refuseEmpty({ taken, losses }: ImportedInfrastructure): void {
  if (taken.length > 0) return;
  const [first] = losses;
  const message = `There is nothing here that Gatehouse takes over.${first === undefined ? '' : ` ${first.message}`}`;
  throw new StudioError('IMPORT_REFUSED', message);
}
