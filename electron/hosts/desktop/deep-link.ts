// Links of the form gatehouse://go/traffic, which any page or mail may carry.

/** Places a link may lead to. They show something and change nothing: a link comes from anybody. */
const places: readonly string[] = ['apis', 'run', 'traffic', 'settings'];

/** The scheme as the operating system knows it. */
export const deepLinkScheme = 'gatehouse';

/** The command a deep link stands for, or null where it stands for none and is ignored. */
export function commandOfDeepLink(link: string): string | null {
  const match = /^gatehouse:\/\/go\/([a-z]+)\/?$/.exec(link);
  const place = match?.[1];
  return place !== undefined && places.includes(place) ? `go.${place}` : null;
}
