// Sets the colour scheme before the first paint. The host writes the user's wish on the root element; `system` is
// resolved here. A file of its own, because the page's policy allows no inline script.
const root = document.documentElement;
const { wishedScheme = 'system', wishedContrast = 'system' } = root.dataset;
const systemIs = (query) => matchMedia(query).matches;
const isDark = wishedScheme === 'system' ? systemIs('(prefers-color-scheme: dark)') : wishedScheme === 'dark';
const isHigh = wishedContrast === 'system' ? systemIs('(prefers-contrast: more)') : wishedContrast === 'high';
root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
if (isHigh) root.setAttribute('data-contrast', 'high');
