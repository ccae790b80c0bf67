// Which settings hold secrets by their names: their values never stand in a template.
const secretName = /secret|passw(or)?d|token|api_?key|private_?key|credential/i;

/** True for names such as `DB_PASSWORD` and `githubToken`. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}
