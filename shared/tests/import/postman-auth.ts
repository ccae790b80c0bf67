// The authorization of a Postman request as headers or query parameters.
// https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
import type { TestPair } from '../../definition/companions/test-suite';
import type { LossList } from '../../openapi/import/losses';
import { base64Text, utf8Bytes } from '../../vtl/text-bytes';
import { pair } from './foreign-requests';
import { isMembers, listMember, member, textMember } from './json-document';

export interface PostmanAuth {
  readonly headers: readonly TestPair[];
  readonly query: readonly TestPair[];
}

const nothing: PostmanAuth = { headers: [], query: [] };

/** Reads `auth`. Signatures, which are made anew for each request, are told as a loss at `place`. */
export function readPostmanAuth(auth: unknown, losses: LossList, place: string): PostmanAuth {
  const type = textMember(auth, 'type');
  if (type === undefined || type === 'noauth') return nothing;
  const setting = (name: string) => authSetting(auth, type, name);
  switch (type) {
    case 'bearer':
      return header('Authorization', `Bearer ${setting('token') ?? ''}`);
    case 'basic':
      return basic(setting('username') ?? '', setting('password') ?? '', losses, place);
    case 'apikey': {
      const name = setting('key') ?? '';
      const value = setting('value') ?? '';
      return setting('in') === 'query' ? { headers: [], query: [pair(name, value)] } : header(name, value);
    }
    case 'oauth2': {
      const token = setting('accessToken');
      if (token === undefined || token === '') break;
      const prefix = setting('headerPrefix') ?? 'Bearer';
      if (setting('addTokenTo') === 'queryParams') return { headers: [], query: [pair('access_token', token)] };
      return header('Authorization', `${prefix.trim()} ${token}`.trim());
    }
    case 'awsv4':
      losses.warn(place, 'AWS signatures are not taken over: give the request a persona that signs.');
      return nothing;
    default:
      break;
  }
  losses.warn(place, `Authorization of the type ${type} is not taken over.`);
  return nothing;
}

/** A user name or password may be a variable, which Base64 would hide: the pair is then told. */
function basic(username: string, password: string, losses: LossList, place: string): PostmanAuth {
  if (`${username}${password}`.includes('{{')) {
    losses.warn(
      place,
      'Basic authorization of variables is not put together: fill the secret with Base64 of user:password.',
    );
    return header('Authorization', 'Basic {{secret:BASIC_AUTHORIZATION}}');
  }
  return header('Authorization', `Basic ${base64Text(utf8Bytes(`${username}:${password}`))}`);
}

function header(name: string, value: string): PostmanAuth {
  return { headers: name === '' ? [] : [pair(name, value)], query: [] };
}

/** Version 2.1 has a list of keys and values, version 2.0 an object. */
function authSetting(auth: unknown, type: string, name: string): string | undefined {
  const settings = member(auth, type);
  if (isMembers(settings)) return textMember(settings, name);
  const found = listMember(auth, type).find((setting) => textMember(setting, 'key') === name);
  return textMember(found, 'value');
}
