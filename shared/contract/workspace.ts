// Subjects `workspace`, `documents`, `templates`, `settings` and `host`.

import { z } from 'zod';
import type { MigrationNote } from '../definition/migration/migration-note';
import { regionSchema } from '../definition/place';
import type { FidelityEntry } from '../fidelity/ledger';
import { generatedSdkTypes } from '../sdk/sdk-types';
import type { Evaluation } from '../vtl/evaluate-at';
import type { StepRecording } from '../vtl/record-steps';
import { method } from './subject';

export const sampleNames = ['petstore', 'orders', 'bookmarks', 'chat', 'broken'] as const;
export type SampleName = (typeof sampleNames)[number];

/** A file that could not be read as what it should be. The last good definition stays in force. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly excerpt: string;
}

export interface WorkspaceState {
  readonly folder: string;
  readonly name: string;
  readonly isReadOnly: boolean;
  readonly problems: readonly FileProblem[];
  /** Set while changes cannot be saved, for example on a full disk; they are kept and tried again. */
  readonly unsaved?: string;
}

export interface RecentWorkspace {
  readonly folder: string;
  readonly name: string;
  /** `1 REST`, `2 REST, 1 HTTP`. */
  readonly contents: string;
  /** Epoch milliseconds. */
  readonly openedAt: number;
}

/** One thing an import could not take over, or took over differently. */
export interface ImportLoss {
  readonly severity: 'warning' | 'info';
  /** Place in the document, for example `paths./pets.get.callbacks`. */
  readonly place: string;
  readonly message: string;
}

export interface ImportResult {
  readonly apiId: string;
  readonly name: string;
  readonly resources: number;
  readonly methods: number;
  readonly losses: readonly ImportLoss[];
}

/** A value that an import of infrastructure needs to be told; answered under `place`. */
export interface ImportFill {
  /** `Parameters.Stage`, `Resources.Table.Arn`, `ImportValue.shared-vpc`. */
  readonly place: string;
  readonly wants: string;
  readonly suggestion?: string;
  /** The first places that use it. */
  readonly usedAt: readonly string[];
}

/** What came of importing a template, a CDK output or a Terraform plan. */
export interface InfrastructureResult {
  readonly kind: 'sam' | 'cloudformation' | 'cdk' | 'terraform';
  /** Values that are missing: nothing was taken over. Import again with `fills`. */
  readonly fills: readonly ImportFill[];
  /** Suggestions that were taken because the caller accepts them. */
  readonly accepted: readonly ImportFill[];
  readonly apis: readonly {
    readonly apiId: string;
    readonly name: string;
    readonly resources: number;
    readonly methods: number;
    /** Of HTTP and WebSocket APIs, which have neither resources nor methods. */
    readonly routes?: number;
  }[];
  /** Everything that was taken over, by its name in the file. */
  readonly taken: readonly { readonly type: string; readonly logicalId: string; readonly key: string }[];
  /** What was left out or stands differently, and why. */
  readonly losses: readonly (ImportLoss & { readonly file: string; readonly line?: number })[];
  /** Stages that serve their API now, as `apiId/stageName`. */
  readonly deployed: readonly string[];
  /** Files written for code that stood in the template, relative to the workspace. */
  readonly written: readonly string[];
}

/** The HTTP API that a REST API became. */
export interface MigrationResult {
  readonly apiId: string;
  readonly name: string;
  readonly routes: number;
  /** The report of the REST API as it was then. */
  readonly notes: readonly MigrationNote[];
  /** Names of the stages that serve the new API. */
  readonly deployed: readonly string[];
}

/** Templates of infrastructure: the API with its stages, plans, keys, domains, links and functions. */
export const infrastructureFormats = ['cloudformation', 'sam', 'terraform'] as const;
export type InfrastructureFormat = (typeof infrastructureFormats)[number];

export const exportFormats = ['oas30', 'swagger', ...infrastructureFormats] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What an export adds to plain OpenAPI; `apigateway` is all that API Gateway knows. */
export const exportExtensions = ['apigateway', 'integrations', 'authorizers', 'documentation', 'postman'] as const;
export type ExportExtension = (typeof exportExtensions)[number];

/** A client library as a zip archive. */
export interface SdkArchive {
  /** `javascript_1.0.zip` */
  readonly fileName: string;
  readonly zipBase64: string;
  /** Names of the client's functions. */
  readonly methods: readonly string[];
  /** Paths whose methods with the verb ANY are not part of the library. */
  readonly anyPaths: readonly string[];
}

export interface TemplateRendering {
  readonly output?: string;
  readonly error?: {
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly excerpt: string;
  };
}

export interface Settings {
  readonly colorScheme: 'light' | 'dark' | 'system';
  readonly contrast: 'normal' | 'high' | 'system';
  /** Sizes of panels by name, in the unit of the panel library (percent). */
  readonly layout: Readonly<Record<string, readonly number[]>>;
  readonly port: number;
  /** Serves the same over TLS; 0: it is not served. */
  readonly tlsPort: number;
  readonly telemetry: TelemetrySettings;
}

/** Export of traces and metrics over OTLP. */
export interface TelemetrySettings {
  readonly isOn: boolean;
  /** Of the collector, without `/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What only some hosts can do. */
export interface HostCapabilities {
  readonly kind: 'desktop' | 'web' | 'cli';
  readonly version: string;
  readonly platform: string;
  readonly mayPickFiles: boolean;
  readonly mayRevealFiles: boolean;
  /** A frameless window whose header drags it. */
  readonly isFrameless: boolean;
}

const nothing = z.strictObject({}).default({});

export const workspaceSubject = {
  state: method(nothing).returns<WorkspaceState | null>(),
  open: method(z.strictObject({ folder: z.string().min(1) })).returns<WorkspaceState>(),
  /** Copies a sample into `folder`, or into the host's samples folder, and opens it. */
  openSample: method(
    z.strictObject({ sample: z.enum(sampleNames), folder: z.string().optional() }),
  ).returns<WorkspaceState>(),
  /** A new empty workspace; without a folder in the host's workspaces folder. */
  create: method(
    z.strictObject({ folder: z.string().optional(), name: z.string().trim().min(1) }),
  ).returns<WorkspaceState>(),
  close: method(nothing).returns<Record<string, never>>(),
  recent: method(nothing).returns<readonly RecentWorkspace[]>(),
  forget: method(z.strictObject({ folder: z.string() })).returns<Record<string, never>>(),
} as const;

/** What every import of a document may be told. */
const importChoices = {
  basepath: z.enum(['ignore', 'prepend', 'split']).default('ignore'),
  /** Leaves the documentation of the document out. */
  ignoreDocumentation: z.boolean().default(false),
  /** Refuses a document that brings warnings, and changes nothing. */
  failOnWarnings: z.boolean().default(false),
  /** Takes only what AWS's own call takes: 6 MB, and no OpenAPI 3.1, which is converted otherwise. */
  asAws: z.boolean().default(false),
  /** What `${AWS::Region}` means; the studio's own region unless given. */
  region: regionSchema.optional(),
} as const;

export const documentsSubject = {
  /** Imports an OpenAPI 3.0 or Swagger 2.0 document (JSON or YAML) as a new API. Opens a workspace where none is open. */
  import: method(
    z.strictObject({
      text: z.string(),
      fileName: z.string().optional(),
      ...importChoices,
      /** HTTP makes an HTTP API of an OpenAPI 3.0 document. */
      protocol: z.enum(['REST', 'HTTP']).default('REST'),
      /** REST APIs only. */
      endpointType: z.enum(['EDGE', 'REGIONAL', 'PRIVATE']).default('EDGE'),
    }),
  ).returns<ImportResult>(),
  /**
   * Imports APIs and functions from a CloudFormation or SAM template, the folder that `cdk synth` wrote, or the JSON of
   * a Terraform plan, as one edit. Code is used where it lies. Opens a workspace where none is open.
   */
  importInfrastructure: method(
    z.strictObject({
      /** File or folder on the studio's machine, absolute; files that the template names are looked for beside it. */
      path: z.string().min(1).optional(),
      /** The template itself; with `path` where it came from. */
      text: z.string().optional(),
      /** What `AWS::StackName` gives; absent: after the file or folder. */
      stackName: z.string().min(1).max(128).optional(),
      /** Answers by place. They also replace the defaults of parameters. */
      fills: z.record(z.string(), z.string()).default({}),
      acceptSuggestions: z.boolean().default(false),
      /** Deploys the stages that came. */
      deploy: z.boolean().default(true),
    }),
  ).returns<InfrastructureResult>(),
  /**
   * Puts a document into an API that is there, which keeps its stages, keys and endpoint configuration. An HTTP API's
   * routes, integrations and authorizers are replaced in either mode.
   */
  put: method(
    z.strictObject({
      apiId: z.string(),
      text: z.string(),
      fileName: z.string().optional(),
      /** merge keeps what the document does not name; overwrite removes it. */
      mode: z.enum(['merge', 'overwrite']).default('merge'),
      ...importChoices,
    }),
  ).returns<ImportResult>(),
  /** Takes only the documentation parts of a document; their ids in the answer. */
  putDocumentation: method(
    z.strictObject({
      apiId: z.string(),
      text: z.string(),
      mode: z.enum(['merge', 'overwrite']).default('merge'),
      failOnWarnings: z.boolean().default(false),
      asAws: z.boolean().default(false),
    }),
  ).returns<{ readonly ids: readonly string[]; readonly losses: readonly ImportLoss[] }>(),
  export: method(
    z.strictObject({
      apiId: z.string(),
      /** A deployed stage; without one the working copy is exported. */
      stageName: z.string().optional(),
      format: z.enum(exportFormats).default('oas30'),
      syntax: z.enum(['json', 'yaml']).default('json'),
      /** Empty: plain OpenAPI. */
      extensions: z.array(z.enum(exportExtensions)).default(['apigateway']),
    }),
  ).returns<{
    readonly text: string;
    readonly fileName: string;
    /** `info.version` of the document. */
    readonly version: string;
    readonly losses: readonly ImportLoss[];
  }>(),
  /** What a REST API would lose, or do otherwise, as an HTTP API. Changes nothing. */
  migrationReport: method(z.strictObject({ apiId: z.string() })).returns<readonly MigrationNote[]>(),
  /** Makes the HTTP API that a REST API would become beside it, as one edit, and serves its stages. */
  migrate: method(
    z.strictObject({
      apiId: z.string(),
      /** Absent: the name of the REST API with HTTP behind it. */
      name: z.string().trim().min(1).max(128).optional(),
      deploy: z.boolean().default(true),
    }),
  ).returns<MigrationResult>(),
  /** Generates a client library of what a stage serves. */
  sdk: method(
    z.strictObject({
      apiId: z.string(),
      stageName: z.string(),
      type: z.enum(generatedSdkTypes).default('javascript'),
      /** Where the client calls unless it is configured otherwise; the stage's URL here unless given. */
      invokeUrl: z.url({ protocol: /^https?$/ }).optional(),
    }),
  ).returns<SdkArchive>(),
} as const;

const sampledTemplate = z.strictObject({
  template: z.string(),
  body: z.string().nullable().default(null),
  params: z
    .strictObject({
      path: z.record(z.string(), z.string()).default({}),
      querystring: z.record(z.string(), z.string()).default({}),
      header: z.record(z.string(), z.string()).default({}),
    })
    .prefault({}),
  context: z.record(z.string(), z.unknown()).default({}),
  stageVariables: z.record(z.string(), z.string()).default({}),
});

export const templatesSubject = {
  render: method(sampledTemplate).returns<TemplateRendering>(),
  /** Renders and writes down each step, for a debugger; a template that fails ends its recording with the error. */
  record: method(sampledTemplate).returns<StepRecording>(),
  /** What expressions are worth before a step of the recording. */
  evaluate: method(
    z.strictObject({
      invocation: sampledTemplate,
      step: z.int().min(0),
      expressions: z.array(z.string().max(10_000)).max(20),
    }),
  ).returns<readonly Evaluation[]>(),
} as const;

export const settingsSubject = {
  read: method(nothing).returns<Settings>(),
  update: method(
    z.strictObject({
      colorScheme: z.enum(['light', 'dark', 'system']).optional(),
      contrast: z.enum(['normal', 'high', 'system']).optional(),
      layout: z.record(z.string(), z.array(z.number())).optional(),
      port: z.int().min(0).max(65_535).optional(),
      tlsPort: z.int().min(0).max(65_535).optional(),
      telemetry: z
        .strictObject({
          isOn: z.boolean(),
          endpoint: z.url({ protocol: /^https?$/ }),
          headers: z.record(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)),
        })
        .optional(),
    }),
  ).returns<Settings>(),
} as const;

/** Characters of base64: 50 MB of bytes, more than any client library has. */
const maxSavedSigns = 70_000_000;

export const hostSubject = {
  capabilities: method(nothing).returns<HostCapabilities>(),
  /** Asks for a folder; null if the user cancelled. NOT_CAPABLE where the host has no dialogs. */
  pickFolder: method(z.strictObject({ title: z.string() })).returns<string | null>(),
  /** Asks for a file and answers its path; null if the user cancelled. */
  pickFile: method(z.strictObject({ title: z.string() })).returns<string | null>(),
  /** Asks for a document and reads it; null if the user cancelled. */
  pickDocument: method(z.strictObject({ title: z.string() })).returns<{
    readonly fileName: string;
    readonly text: string;
  } | null>(),
  /** Asks where to save `text`; the path written, or null. */
  saveDocument: method(z.strictObject({ title: z.string(), fileName: z.string(), text: z.string() })).returns<
    string | null
  >(),
  /** Asks where to save bytes, an archive for example; the path written, or null. */
  saveBytes: method(
    z.strictObject({ title: z.string(), fileName: z.string(), base64: z.base64().max(maxSavedSigns) }),
  ).returns<string | null>(),
  fidelity: method(nothing).returns<readonly FidelityEntry[]>(),
} as const;
