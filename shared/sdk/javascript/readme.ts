// README.md of the JavaScript client.
import { markdownCode, markdownText } from '../quote';
import type { SdkMethods } from '../sdk-methods';
import { type ApigClientPlace, libraryPaths } from './apig-client-script';

/** The text of README.md. */
export function clientReadme(place: ApigClientPlace, { methods, anyPaths }: SdkMethods): string {
  const title = `# JavaScript client of ${markdownText(place.apiName)}, stage ${markdownText(place.stageName)}\n`;
  return [title, ...(methods.length === 0 ? [] : [usage(place), methodTable(methods)]), anyNote(anyPaths)]
    .filter((part) => part !== '')
    .join('\n');
}

function usage({ invokeUrl, region }: ApigClientPlace): string {
  const scripts = [...libraryPaths, 'apigClient.js'].map((path) => `<script src="${path}"></script>`).join('\n');
  return `In a page:

\`\`\`html
${scripts}
<script>
  var apigClient = apigClientFactory.newClient();
</script>
\`\`\`

In Node 18 and later, and with bundlers:

\`\`\`js
const apigClientFactory = require('./apigClient.js');
const apigClient = apigClientFactory.newClient();
\`\`\`

A page may call the API only where its methods allow it with CORS. Browsers without promises need a polyfill.

Every function takes \`(params, body, additionalParams)\` and gives a promise of \`{data, status, statusText, headers, config}\`. An answer whose status is no success rejects it with an Error that has these members. A required parameter that is missing makes the function throw \`… must be defined\`. \`additionalParams\` is \`{headers, queryParams}\`: what the method does not name.

\`newClient\` takes:

| Name | Is |
| --- | --- |
| \`accessKey\`, \`secretKey\`, \`sessionToken\` | AWS keys; with the first two every call is signed (Signature Version 4) |
| \`region\` | of the signature; ${markdownCode(region)} unless given |
| \`apiKey\` | sent as \`x-api-key\` |
| \`defaultContentType\`, \`defaultAcceptType\` | \`application/json\` unless given |
| \`invokeUrl\` | where the stage is; ${markdownCode(invokeUrl)} unless given |
`;
}

function methodTable(methods: SdkMethods['methods']): string {
  const rows = methods.map(({ name, alias, verb, path, requiredNames }) => {
    const names = [name, ...(alias === undefined ? [] : [alias])].map(markdownCode).join(', ');
    return `| ${names} | ${markdownCode(`${verb} ${path}`)} | ${requiredNames.map(markdownCode).join(', ')} |`;
  });
  return `| Function | Method | Required parameters |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function anyNote(paths: readonly string[]): string {
  if (paths.length === 0) return '';
  return `Methods with the verb ANY are not part of the client: ${paths.map(markdownCode).join(', ')}.\n`;
}
