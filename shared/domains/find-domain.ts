// Which custom domain name a host is: one that is written out comes before a wildcard, a longer wildcard before a shorter one.

/** Finds by host in lower case, without its port. */
export type FindDomain<T> = (host: string) => T | undefined;

/** Prepares the search. AWS documented: `*.example.com` stands for one label, and a name of its own goes before it. */
export function openFindDomain<T extends { readonly domainName: string }>(domains: readonly T[]): FindDomain<T> {
  const byName = new Map(domains.map((domain) => [domain.domainName.toLowerCase(), domain]));
  if (byName.size === 0) return () => undefined;
  return (host) => {
    const own = byName.get(host);
    if (own !== undefined) return own;
    const dot = host.indexOf('.');
    return dot <= 0 ? undefined : byName.get(`*${host.slice(dot)}`);
  };
}
