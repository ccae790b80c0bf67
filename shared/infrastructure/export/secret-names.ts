// Which settings hold secrets by their names: their values never stand in a template.
const secretName = /secret|passw(or)?d|token|api[-_]?key|private[-_]?key|credential/i;

/** True for names such as `DB_PASSWORD`, `githubToken` and `x-api-key`. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}
