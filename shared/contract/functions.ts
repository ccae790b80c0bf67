// Subject `functions`: the workspace's Lambda functions, their code, and calling them.
// Settings and saved test events are fields of the `function` entity: edit them with `definition.update`.
// Log lines come from the subject `logs` with source `function`.
import { z } from 'zod';
import type { EntityKey } from '../definition/entities';
import type { FunctionState, LambdaOutcome } from '../lambda/functions';
import { starterTemplates } from '../lambda/starter-templates';
import type { EditResult } from './definition';
import type { LogLine } from './logs';
import { method } from './subject';

const functionName = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'A function name has up to 64 letters, digits, - and _.');

const aliasName = z
  .string()
  .regex(/^(?!\d+$)[A-Za-z0-9_-]{1,128}$/, 'An alias has up to 128 letters, digits, - and _, and is no number.');

/** Inside the code folder, with `/`: `src/app.mjs`. Never absolute, never with `..`. */
const path = z.string().min(1).max(1_024);

/** The code as it lies on the disk. */
export interface FunctionCode {
  /** Relative to the workspace, with `/`, where it lies inside; absolute otherwise. */
  readonly place: string;
  readonly kind: 'folder' | 'zip' | 'missing';
  /** True where files can be written: a folder, in a workspace that can be written. */
  readonly isEditable: boolean;
  /** The file that the handler names, where it is there: what an editor opens first. */
  readonly handlerFile?: string;
}

/** A function of the workspace: how it is doing and where its code is. */
export interface FunctionStatus {
  readonly functionName: string;
  readonly key: EntityKey;
  readonly state: FunctionState;
  /** Absent where the mode is not LOCAL. */
  readonly code?: FunctionCode;
}

/** One entry of a code folder; parents come before what is in them, folders before files. */
export interface FunctionFile {
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Of a file, or of everything in a collapsed folder as far as it was counted. */
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
  /** A folder that is not listed further: `node_modules`, `.git`, `__pycache__` … */
  readonly isCollapsed?: boolean;
  /** A link: shown, but neither read nor written. */
  readonly isLink?: boolean;
}

export interface FunctionFiles {
  readonly place: string;
  readonly files: readonly FunctionFile[];
  /** True where the folder holds more than is listed. */
  readonly isCut: boolean;
}

export interface FunctionFileText {
  readonly path: string;
  readonly text: string;
  readonly bytes: number;
  /** Names this content; `writeFile` with it is refused where the file has changed since. */
  readonly version: string;
}

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly version: string;
}

export interface FunctionAnswer {
  /** What the Invoke API answered. A function that failed is an answer too. */
  readonly outcome: LambdaOutcome;
  readonly durationMs: number;
  /** The lines of this invocation, START to REPORT. */
  readonly log: readonly LogLine[];
}

/** A method whose integration calls the function. */
export interface FunctionUse {
  readonly key: EntityKey;
  readonly apiId: string;
  readonly apiName: string;
  /** Absent for routes whose key has none: `$default`, and those of WebSocket APIs. */
  readonly httpMethod?: string;
  /** The path, or such a route key. */
  readonly path: string;
  readonly integrationType: string;
}

export interface RemovedFunction extends EditResult {
  /** The code that was left where it is. */
  readonly keptCode?: string;
}

/** The code of a function as a deployment package. */
export interface CodePackage {
  /** Base64: of the archive it came as, or a name for what is in the folder where that was written or edited here. */
  readonly codeSha256: string;
  readonly codeSize: number;
  /** Epoch milliseconds. */
  readonly lastModified: number;
  /** True where it is what came as an archive, untouched since. */
  readonly isAsUploaded: boolean;
}

export const functionsSubject = {
  /** In the order of their names. */
  list: method(z.strictObject({}).default({})).returns<readonly FunctionStatus[]>(),
  /** A new function with starter code in `functions/<name>/`, unless there is code already. */
  create: method(
    z.strictObject({
      functionName,
      /** Absent: the template's. */
      runtime: z.string().min(1).optional(),
      template: z.enum(starterTemplates).default('node'),
      description: z.string().max(256).optional(),
    }),
  ).returns<EditResult & { readonly functionName: string; readonly codePlace: string }>(),
  /** Gives it another name; methods that call it follow, its code stays where it is. */
  rename: method(z.strictObject({ functionName, newName: functionName })).returns<EditResult>(),
  /** Removes the function. Its code stays unless `removeCode` says otherwise, which undo does not bring back. */
  remove: method(z.strictObject({ functionName, removeCode: z.boolean().default(false) })).returns<RemovedFunction>(),
  /** What is in the code folder. NOT_CAPABLE for a `.zip`, NOT_FOUND where there is no code. */
  files: method(z.strictObject({ functionName })).returns<FunctionFiles>(),
  /** A text file of up to 1 MB; NOT_CAPABLE for what is larger or no UTF-8 text. */
  readFile: method(z.strictObject({ functionName, path })).returns<FunctionFileText>(),
  /** Replaces a file; CONFLICT where it is not the `version` any more that was read. */
  writeFile: method(
    z.strictObject({ functionName, path, text: z.string().max(1_048_576), version: z.string().optional() }),
  ).returns<WrittenFile>(),
  /** A new file, with the folders it needs; CONFLICT where there is one. */
  createFile: method(
    z.strictObject({ functionName, path, text: z.string().max(1_048_576).default('') }),
  ).returns<WrittenFile>(),
  /** Gives a file or folder another path; CONFLICT where that one is taken. */
  renameFile: method(z.strictObject({ functionName, path, newPath: path })).returns<{ readonly path: string }>(),
  /** Removes a file, or a folder with all that is in it. Undo does not bring it back. */
  removeFile: method(z.strictObject({ functionName, path })).returns<Record<string, never>>(),
  /**
   * Unpacks a zip archive into the function's folder, in place of what was there, as one step; undo does not bring that
   * back. Code that lies elsewhere stays: the function gets `functions/<name>/`. With `isNew` the function is made, with
   * `settings` for its other fields. INVALID_ARGUMENT for what is no archive.
   */
  putCode: method(
    z.strictObject({
      functionName,
      zipBase64: z.string().max(70_000_000),
      isNew: z.boolean().default(false),
      settings: z.record(z.string(), z.unknown()).default({}),
    }),
  ).returns<EditResult & { readonly codePlace: string; readonly package: CodePackage }>(),
  /** What the function's code is as a package. */
  readPackage: method(z.strictObject({ functionName })).returns<CodePackage>(),
  /** Keeps code and settings as a version, unless they are those of the version published last. */
  publishVersion: method(z.strictObject({ functionName, description: z.string().max(256).optional() })).returns<
    EditResult & { readonly version: string; readonly isNew: boolean }
  >(),
  /** Removes a published version; CONFLICT while an alias points to it. The copy of its code stays, for undo. */
  removeVersion: method(z.strictObject({ functionName, version: z.string().min(1) })).returns<EditResult>(),
  /**
   * Points an alias to a version, and makes it where there is none. What is absent stays as it was; an empty text or
   * map takes it away.
   */
  setAlias: method(
    z.strictObject({
      functionName,
      alias: aliasName,
      functionVersion: z.string().min(1),
      description: z.string().max(256).optional(),
      /** Version → share of the calls, from 0 to 1, that it takes from `functionVersion`. */
      weights: z.record(z.string(), z.number().min(0).max(1)).optional(),
    }),
  ).returns<EditResult & { readonly isNew: boolean }>(),
  removeAlias: method(z.strictObject({ functionName, alias: aliasName })).returns<EditResult>(),
  /** Calls the function through the Invoke API, as a client with `aws lambda invoke` would. */
  invoke: method(
    z.strictObject({
      functionName,
      /** JSON text; empty: none. */
      payload: z.string().default(''),
      qualifier: z.string().min(1).optional(),
      invocationType: z.enum(['RequestResponse', 'Event', 'DryRun']).default('RequestResponse'),
      /** JSON text. */
      clientContext: z.string().optional(),
    }),
  ).returns<FunctionAnswer>(),
  /** Methods of all APIs that name the function, by path. A name in a stage variable cannot be followed. */
  usedBy: method(z.strictObject({ functionName })).returns<readonly FunctionUse[]>(),
} as const;
