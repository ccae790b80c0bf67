// Names of a client's functions: from path and verb, and from the operation name where a method has one.

/** `petsPetIdGet` for GET of `/pets/{petId}`; the root's is `rootGet`. */
export function methodName(path: string, verb: string): string {
  // AWS recorded: `/getUserInfo/{user_id}` gives getUserInfoUserIdGet, `/auth-svc/{proxy+}` authSvcProxyGet
  const words = wordsOf(path);
  return camelCase([...(words.length === 0 ? ['root'] : words), verb.toLowerCase()]);
}

/** The function's second name for an operation name such as `ListPets`; undefined where it has no letters to make one. */
export function operationAlias(operationName: string): string | undefined {
  const words = wordsOf(operationName);
  if (words.length === 0) return undefined;
  const name = camelCase(words);
  // A client with a function `then` would be taken for a promise by everything that awaits it.
  return name === 'then' ? undefined : name;
}

/** `name`, or the first of `name2`, `name3` … that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${number}`;
  return free;
}

function wordsOf(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

/** An identifier of letters and digits: the first word begins small, the others with a capital. */
function camelCase(words: readonly string[]): string {
  const [first = '', ...others] = words;
  const small = first.charAt(0).toLowerCase() + first.slice(1);
  const name = small + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(name) ? `_${name}` : name;
}
