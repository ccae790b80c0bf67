// apigClient.js: the factory, and one function per method of the API.
import { commentText, quoted, quotedList } from '../quote';
import type { SdkMethod } from '../sdk-methods';

/** Scripts of the library in the order a page loads them. */
export const libraryPaths = [
  'lib/url-template/url-template.js',
  'lib/apiGatewayCore/sigV4Client.js',
  'lib/apiGatewayCore/apiGatewayClient.js',
  'lib/apiGatewayCore/simpleHttpClient.js',
  'lib/apiGatewayCore/utils.js',
] as const;

export interface ApigClientPlace {
  readonly apiName: string;
  readonly stageName: string;
  /** Where calls go unless the caller configures another URL. */
  readonly invokeUrl: string;
  /** Region of signatures unless the caller configures another. */
  readonly region: string;
}

/** The text of apigClient.js. */
export function apigClientScript(place: ApigClientPlace, methods: readonly SdkMethod[]): string {
  return `// Client of ${commentText(place.apiName)}, stage ${commentText(place.stageName)}. Generated: changes are lost.
(function (root, attach) {
  if (typeof module === 'object' && module.exports) {
    var core = {};
${libraryPaths.map((path) => `    require('./${path}')(core);\n`).join('')}    module.exports = attach(core);
    return;
  }
  root.apigClientFactory = attach(root.apiGateway.core);
})(typeof self !== 'undefined' ? self : this, function (core) {
  'use strict';
  var apigClientFactory = {};

  apigClientFactory.newClient = function (config) {
    var apigClient = {};
    var apiGatewayClient = core.newApiGatewayClient(config || {}, {
      invokeUrl: ${quoted(place.invokeUrl)},
      region: ${quoted(place.region)}
    });
${methods.map(functionOf).join('')}
    return apigClient;
  };

  return apigClientFactory;
});
`;
}

/** The function of one method; its names are identifiers by construction, everything else is quoted. */
function functionOf(method: SdkMethod): string {
  const { name, alias, verb, path, pathNames, headerNames, queryNames, requiredNames } = method;
  return `
    // ${verb} ${commentText(path)}
    apigClient.${name} = function (params, body, additionalParams) {
      core.utils.assertParametersDefined(params, ${quotedList(requiredNames)});
      return apiGatewayClient.call({
        method: ${quoted(verb)},
        path: ${quoted(path)},
        params: core.utils.parametersOf(params, ${quotedList(pathNames)}),
        query: core.utils.parametersOf(params, ${quotedList(queryNames)}),
        headers: core.utils.parametersOf(params, ${quotedList(headerNames)}),
        body: body
      }, additionalParams);
    };
${alias === undefined ? '' : `    apigClient.${alias} = apigClient.${name};\n`}`;
}
