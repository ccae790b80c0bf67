// The JavaScript client of a stage, file by file, laid out as API Gateway's GetSdk does.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-generate-sdk-javascript.html
import type { RestApiView } from '../../definition/api-view';
import { listSdkMethods, type SdkMethods } from '../sdk-methods';
import type { SdkFile } from '../sdk-types';
import { type ApigClientPlace, apigClientScript, libraryPaths } from './apig-client-script';
import { apigClientDeclarations } from './declarations';
import { clientScript } from './library/client-script';
import { parametersScript } from './library/parameters-script';
import { signerScript } from './library/signer-script';
import { templateScript } from './library/template-script';
import { transportScript } from './library/transport-script';
import { clientReadme } from './readme';

export interface GeneratedClient extends SdkMethods {
  readonly files: readonly SdkFile[];
}

const folder = 'apiGateway-js-sdk';

// A project around the folder may declare its own scripts to be modules; these are not.
const packageText = `${JSON.stringify({ name: 'apigateway-js-sdk', private: true, type: 'commonjs', main: 'apigClient.js', types: 'apigClient.d.ts' }, null, 2)}\n`;

const libraryTexts: Readonly<Record<(typeof libraryPaths)[number], string>> = {
  'lib/url-template/url-template.js': templateScript,
  'lib/apiGatewayCore/sigV4Client.js': signerScript,
  'lib/apiGatewayCore/apiGatewayClient.js': clientScript,
  'lib/apiGatewayCore/simpleHttpClient.js': transportScript,
  'lib/apiGatewayCore/utils.js': parametersScript,
};

/** The files of the client. The same API and place always give the same texts. */
export function generateJavascript(view: RestApiView, place: Omit<ApigClientPlace, 'apiName'>): GeneratedClient {
  const named = { ...place, apiName: view.api.name };
  const listed = listSdkMethods(view);
  const { methods } = listed;
  const texts: [path: string, text: string][] = [
    // AWS documented: an API that has only ANY methods gets no apigClient.js
    ...(methods.length === 0
      ? []
      : ([
          ['apigClient.js', apigClientScript(named, methods)],
          ['apigClient.d.ts', apigClientDeclarations(view, methods)],
          ['package.json', packageText],
        ] satisfies [string, string][])),
    ['README.md', clientReadme(named, listed)],
    ...libraryPaths.map((path): [string, string] => [path, libraryTexts[path]]),
  ];
  return { ...listed, files: texts.map(([path, text]) => ({ path: `${folder}/${path}`, text })) };
}
