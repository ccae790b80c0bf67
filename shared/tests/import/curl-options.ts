// The options of cURL: which take a value, and what the short ones are called.
// https://curl.se/docs/manpage.html

/** Long names by letter. */
export const shortOptions: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  F: 'form',
  u: 'user',
  b: 'cookie',
  A: 'user-agent',
  e: 'referer',
  G: 'get',
  I: 'head',
  T: 'upload-file',
  k: 'insecure',
  L: 'location',
  x: 'proxy',
  E: 'cert',
  r: 'range',
  K: 'config',
  o: 'output',
  m: 'max-time',
  w: 'write-out',
  c: 'cookie-jar',
  C: 'continue-at',
  D: 'dump-header',
  P: 'ftp-port',
  Q: 'quote',
  t: 'telnet-option',
  U: 'proxy-user',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
  h: 'help',
  s: 'silent',
  S: 'show-error',
  v: 'verbose',
  i: 'show-headers',
  g: 'globoff',
  f: 'fail',
  n: 'netrc',
  N: 'no-buffer',
  O: 'remote-name',
  ':': 'next',
};

/** Options that change what is asked, each read by the importer, with whether it takes a value. */
export const readOptions: Readonly<Record<string, boolean>> = {
  request: true,
  header: true,
  data: true,
  'data-ascii': true,
  'data-raw': true,
  'data-binary': true,
  'data-urlencode': true,
  json: true,
  form: true,
  'form-string': true,
  user: true,
  'oauth2-bearer': true,
  cookie: true,
  'user-agent': true,
  referer: true,
  url: true,
  'url-query': true,
  'upload-file': true,
  range: true,
  get: false,
  head: false,
  next: false,
};

/** Options that would change what is asked and cannot be taken over: why, in words. */
export const lostOptions: Readonly<Record<string, { readonly takesValue: boolean; readonly why: string }>> = {
  location: { takesValue: false, why: 'Redirects are not followed: the first answer is checked.' },
  'location-trusted': { takesValue: false, why: 'Redirects are not followed: the first answer is checked.' },
  config: { takesValue: true, why: 'The file of options was not read.' },
  proxy: { takesValue: true, why: 'Requests are sent without a proxy.' },
  cert: { takesValue: true, why: 'The client certificate is not sent.' },
  key: { takesValue: true, why: 'The client certificate is not sent.' },
  netrc: { takesValue: false, why: 'Passwords of .netrc are not looked up.' },
  digest: { takesValue: false, why: 'Digest authentication is not done.' },
  ntlm: { takesValue: false, why: 'NTLM authentication is not done.' },
  negotiate: { takesValue: false, why: 'SPNEGO authentication is not done.' },
  'aws-sigv4': { takesValue: true, why: 'Nothing is signed: give the request a persona that signs.' },
  resolve: { takesValue: true, why: 'The host name is resolved as usual.' },
  'connect-to': { takesValue: true, why: 'The host of the address is asked.' },
  'unix-socket': { takesValue: true, why: 'The host of the address is asked.' },
  'request-target': { takesValue: true, why: 'The path of the address is asked.' },
  'time-cond': { takesValue: true, why: 'The condition on the time is not sent.' },
  'continue-at': { takesValue: true, why: 'The request is for the whole.' },
};

/** Options that only say how cURL works or what it prints, and take a value. */
const quietWithValue = new Set(
  (
    'output max-time connect-timeout write-out cookie-jar dump-header cacert capath retry retry-delay retry-max-time ' +
    'interface limit-rate max-redirs proxy-user proxy-header ciphers tls-max cert-type key-type pass noproxy socks5 ' +
    'socks5-hostname socks4 socks4a preproxy trace trace-ascii stderr engine doh-url dns-servers local-port ftp-port ' +
    'quote telnet-option speed-time speed-limit keepalive-time expect100-timeout max-filesize output-dir ' +
    'tls13-ciphers curves crlfile pinnedpubkey proto proto-default proto-redir etag-save etag-compare hsts alt-svc ' +
    'happy-eyeballs-timeout-ms parallel-max rate create-file-mode variable help'
  ).split(' '),
);

/** The same without a value. */
const quiet = new Set(
  (
    'insecure compressed silent show-error verbose show-headers include globoff fail fail-with-body no-buffer ' +
    'remote-name remote-name-all remote-header-name http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 ' +
    'tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 ipv4 ipv6 path-as-is basic anyauth parallel progress-bar no-progress-meter ' +
    'create-dirs tcp-nodelay no-keepalive retry-connrefused retry-all-errors ssl-no-revoke styled-output raw disable ' +
    'post301 post302 post303 no-sessionid tcp-fastopen crlf junk-session-cookies ssl ssl-reqd'
  ).split(' '),
);

export type OptionKind = 'read' | 'lost' | 'quiet' | 'unknown';

/** What an option is, and whether a value follows it. */
export function optionOf(name: string): { readonly kind: OptionKind; readonly takesValue: boolean } {
  if (Object.hasOwn(readOptions, name)) return { kind: 'read', takesValue: readOptions[name] ?? false };
  if (Object.hasOwn(lostOptions, name)) return { kind: 'lost', takesValue: lostOptions[name]?.takesValue ?? false };
  if (quietWithValue.has(name)) return { kind: 'quiet', takesValue: true };
  if (quiet.has(name)) return { kind: 'quiet', takesValue: false };
  return { kind: name.startsWith('no-') ? 'quiet' : 'unknown', takesValue: false };
}
