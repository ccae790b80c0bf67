// Postman collections, versions 2.0 and 2.1: folders become the beginning of names, scripts become checks and captures.
// https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
import { StudioError } from '../../contract/errors';
import { testVariableName } from '../../definition/companions/test-suite';
import { type ForeignRequest, type ForeignRequests, maxRequests, type ReadingOptions } from './foreign-requests';
import { listMember, type Members, member, readJsonDocument, textMember } from './json-document';
import { describe, readPostmanRequest } from './postman-request';
import { readPostmanScript, type ScriptFindings } from './postman-script';

/** Folders in folders, at most. */
const deepest = 30;

/** True for a document that says it is a collection. */
export function isPostman(document: Members): boolean {
  const schema = textMember(member(document, 'info'), 'schema') ?? '';
  return (
    Array.isArray(member(document, 'item')) &&
    (/getpostman|postman/i.test(schema) || member(document, 'info') !== undefined)
  );
}

interface Folder {
  /** `Pets / Reading`. */
  readonly names: readonly string[];
  readonly place: string;
  readonly auth: unknown;
  readonly findings: readonly ScriptFindings[];
}

/** Reads a collection, in its order. IMPORT_REFUSED for anything else. */
export function readPostman(text: string, options: ReadingOptions): ForeignRequests {
  const { losses, fileName } = options;
  const document = readJsonDocument(text, fileName);
  if (!isPostman(document)) {
    throw new StudioError('IMPORT_REFUSED', 'The document is no Postman collection: it has no info or no item.', {
      path: 'item',
    });
  }
  const variables = new Map<string, string>();
  for (const [at, variable] of listMember(document, 'variable').entries()) {
    const name = textMember(variable, 'key') ?? textMember(variable, 'id') ?? '';
    if (member(variable, 'disabled') === true) continue;
    if (testVariableName.test(name)) variables.set(name, textMember(variable, 'value') ?? '');
    else losses.warn(`variable[${at}]`, `The variable ${name.slice(0, 60)} has a name that is not taken here.`);
  }
  const requests: ForeignRequest[] = [];
  const root: Folder = {
    names: [],
    place: '',
    auth: member(document, 'auth'),
    findings: scriptsOf(document, 'collection', options),
  };
  readItems(document, root, requests, variables, options);
  const info = member(document, 'info');
  const [name, description] = [textMember(info, 'name'), describe(member(info, 'description'))];
  return {
    kind: 'postman',
    variables,
    requests,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
  };
}

function readItems(
  parent: unknown,
  folder: Folder,
  requests: ForeignRequest[],
  variables: Map<string, string>,
  options: ReadingOptions,
): void {
  for (const [at, item] of listMember(parent, 'item').entries()) {
    if (requests.length > maxRequests) return;
    const place = `${folder.place === '' ? '' : `${folder.place}.`}item[${at}]`;
    const name = textMember(item, 'name') ?? '';
    if (!Array.isArray(member(item, 'item'))) {
      readItem(item, { ...folder, place }, name, requests, variables, options);
    } else if (folder.names.length >= deepest) {
      options.losses.warn(place, 'The folder is nested too deeply; it is left out.');
    } else {
      const below: Folder = {
        names: [...folder.names, name],
        place,
        auth: member(item, 'auth') ?? folder.auth,
        findings: [...folder.findings, ...scriptsOf(item, place, options)],
      };
      readItems(item, below, requests, variables, options);
    }
  }
}

function readItem(
  item: unknown,
  { names, place, auth, findings }: Folder,
  name: string,
  requests: ForeignRequest[],
  variables: Map<string, string>,
  options: ReadingOptions,
): void {
  const { losses, withExpectations } = options;
  const request = readPostmanRequest(member(item, 'request'), auth, losses, `${place}.request`);
  if (request === undefined) {
    losses.warn(place, `${name === '' ? 'The item' : name} has no address; it is left out.`);
    return;
  }
  const all = [...findings, ...scriptsOf(item, place, options)];
  for (const { variables: set } of all) {
    for (const [variable, value] of set) {
      // A value that a script sets counts from there on; here it is the variable's only one.
      if (variables.get(variable) !== value)
        losses.info(place, `The variable ${variable} is set once for the whole suite.`);
      variables.set(variable, value);
    }
  }
  const examples = listMember(item, 'response').length;
  if (examples > 0) losses.info(`${place}.response`, 'Saved examples of answers are not taken over.');
  const { description = describe(member(item, 'description')), ...sent } = request;
  requests.push({
    place,
    name: [...names, name === '' ? `${request.method} ${request.url}` : name].join(' / ').slice(0, 256),
    ...sent,
    expect: withExpectations ? all.flatMap(({ expect }) => expect) : [],
    capture: all.flatMap(({ capture }) => capture),
    ...(description !== undefined && { description }),
  });
}

/** What the scripts of a request, folder or collection check and set. */
function scriptsOf(owner: unknown, place: string, { losses }: ReadingOptions): readonly ScriptFindings[] {
  return listMember(owner, 'event').flatMap((event) => {
    const listen = textMember(event, 'listen') ?? '';
    const exec = member(member(event, 'script'), 'exec');
    const source =
      typeof exec === 'string'
        ? exec
        : Array.isArray(exec)
          ? exec.filter((line) => typeof line === 'string').join('\n')
          : '';
    if (source.trim() === '' || member(event, 'disabled') === true) return [];
    return [
      readPostmanScript(source, losses, `${place} ${listen === 'prerequest' ? 'pre-request script' : 'test script'}`),
    ];
  });
}
