// Client libraries of a stage, as zip archives: the part of the subject `documents` behind GetSdk.
import { strToU8, zipSync } from 'fflate';
import type { StudioServices } from '../../../shared/contract/contract';
import { viewRestApi } from '../../../shared/definition/api-view';
import { generateJavascript } from '../../../shared/sdk/javascript/generate-javascript';
import type { SdkFile } from '../../../shared/sdk/sdk-types';
import { invokeUrls } from '../deployments/invoke-urls';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { readStageDefinition } from './stage-definition';

export interface SdkOptions {
  readonly current: CurrentWorkspace;
  readonly region: string;
  /** Where the gateway listens, or would. */
  readonly port: () => number;
}

/** The oldest time that an archive can hold, in local time as archives keep it. */
const archiveTime = new Date(1980, 0, 1);

/** Makes the service. */
export function sdkService({ current, region, port }: SdkOptions): Pick<StudioServices['documents'], 'sdk'> {
  return {
    async sdk({ apiId, stageName, type, invokeUrl }) {
      const { definition } = await readStageDefinition(current, apiId, stageName);
      const view = viewRestApi(definition, apiId);
      if (view === undefined) throw new Error(`The deployment of ${apiId} has no root resource.`);
      const apiRegion = view.api.region ?? region;
      const urls = invokeUrls({ protocol: 'REST', apiId, stageName, region: apiRegion, port: port() });
      const { files, methods, anyPaths } = generateJavascript(view, {
        stageName,
        // The form that needs no resolver for names under localhost.
        invokeUrl: invokeUrl ?? urls.path,
        region: apiRegion,
      });
      return {
        fileName: `${type}_${versionOf(view.api)}.zip`,
        zipBase64: Buffer.from(zipFiles(files)).toString('base64'),
        methods: methods.map(({ name }) => name),
        anyPaths,
      };
    },
  };
}

/** The same files always give the same bytes: all have one time. */
function zipFiles(files: readonly SdkFile[]): Uint8Array {
  const entries = files.map(({ path, text }) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: archiveTime, level: 9 });
}

/** AWS documented: `javascript_2016-02-22_23-52Z.zip`; assumed: the time is the API's, and stands for a missing version. */
function versionOf({
  version,
  createdDate,
}: {
  readonly version?: string | undefined;
  createdDate?: number | undefined;
}) {
  const name = version?.replace(/[^A-Za-z0-9._-]+/g, '-') ?? '';
  if (name !== '') return name;
  return new Date((createdDate ?? 0) * 1_000).toISOString().replace(/T(\d\d):(\d\d).*$/, '_$1-$2Z');
}
