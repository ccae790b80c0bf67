// Where a push gets its keys, region and address: AWS's own variables and configuration files.
// https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
import { StudioError } from '../../../shared/contract/errors';
import type { SigningKeys } from '../../../shared/sigv4/sign-request';

export interface AwsPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads a file of the user's; undefined where there is none. `name` is `credentials` or `config`. */
  readonly readFile: (name: 'credentials' | 'config') => Promise<string | undefined>;
}

export interface AwsProfile {
  readonly keys?: SigningKeys;
  readonly region?: string;
  readonly endpoint?: string;
}

/** Sections of an ini file by name, each with its settings. */
type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * What the environment and the files say. A named profile wins over the environment's keys; without either, the
 * default profile counts. NOT_CAPABLE for profiles whose keys another program has to fetch.
 */
export async function readAwsProfile({ environment, readFile }: AwsPlaces, named?: string): Promise<AwsProfile> {
  const wanted = named ?? environment.AWS_PROFILE;
  const name = wanted ?? 'default';
  const config = readSections((await readFile('config')) ?? '', (header) => header.replace(/^profile\s+/, ''));
  const credentials = readSections((await readFile('credentials')) ?? '', (header) => header);
  const settings = new Map([...(config.get(name) ?? []), ...(credentials.get(name) ?? [])]);
  if (settings.size === 0 && wanted !== undefined) {
    const known = [...new Set([...config.keys(), ...credentials.keys()])].join(', ');
    throw new StudioError('NOT_FOUND', `There is no profile ${name}. Profiles: ${known === '' ? 'none' : known}.`, {
      path: 'profile',
    });
  }
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? settings.get('region');
  const endpoint =
    environment.AWS_ENDPOINT_URL_API_GATEWAY ?? environment.AWS_ENDPOINT_URL ?? settings.get('endpoint_url');
  const keys = (named === undefined ? keysOfEnvironment(environment) : undefined) ?? keysOfProfile(name, settings);
  return {
    ...(keys !== undefined && { keys }),
    ...(region !== undefined && region !== '' && { region }),
    ...(endpoint !== undefined && endpoint !== '' && { endpoint }),
  };
}

function keysOfEnvironment(environment: AwsPlaces['environment']): SigningKeys | undefined {
  const { AWS_ACCESS_KEY_ID: id = '', AWS_SECRET_ACCESS_KEY: secret = '', AWS_SESSION_TOKEN: token = '' } = environment;
  if (id === '' || secret === '') return undefined;
  return { accessKeyId: id, secretAccessKey: secret, ...(token !== '' && { sessionToken: token }) };
}

function keysOfProfile(name: string, settings: ReadonlyMap<string, string>): SigningKeys | undefined {
  const accessKeyId = settings.get('aws_access_key_id');
  const secretAccessKey = settings.get('aws_secret_access_key');
  const sessionToken = settings.get('aws_session_token');
  // A role wins over keys in the same profile: those would be its source.
  const fetched = fetchedKeys.find(({ setting }) => settings.has(setting));
  if (fetched !== undefined && (fetched.wins || accessKeyId === undefined)) {
    throw new StudioError(
      'NOT_CAPABLE',
      `Profile ${name} ${fetched.words}, which Gatehouse does not fetch. Run: eval "$(aws configure export-credentials --profile ${name} --format env)", and push without --profile.`,
      { path: 'profile' },
    );
  }
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

const fetchedKeys: readonly { readonly setting: string; readonly words: string; readonly wins: boolean }[] = [
  { setting: 'role_arn', words: 'takes on a role', wins: true },
  { setting: 'sso_session', words: 'signs in through IAM Identity Center (SSO)', wins: false },
  { setting: 'sso_start_url', words: 'signs in through IAM Identity Center (SSO)', wins: false },
  { setting: 'sso_account_id', words: 'signs in through IAM Identity Center (SSO)', wins: false },
  { setting: 'credential_process', words: 'gets its keys from another program', wins: false },
  { setting: 'login_session', words: 'signs in through the console', wins: false },
];

/** Reads an ini file as AWS's tools do: `[name]`, `key = value`, comments, nested settings indented below a key. */
function readSections(text: string, nameOf: (header: string) => string): Sections {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, header] = /^\s*\[([^\]]*)\]/.exec(line) ?? [];
    if (header !== undefined) {
      const name = nameOf(header.trim());
      section = sections.get(name) ?? new Map<string, string>();
      sections.set(name, section);
      continue;
    }
    const [, key, value = ''] = /^([^\s#;=][^=]*?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined && value.trim() !== '')
      section?.set(key.toLowerCase(), value.replace(/\s[#;].*$/, '').trim());
  }
  return sections;
}
