// A TLS handshake at the gateway's door: which certificate was shown, and why a client was refused.

/** What `$context` and events show of a client's certificate. */
export interface ClientCertificateShown {
  readonly clientCertPem: string;
  readonly subjectDN: string;
  readonly issuerDN: string;
  readonly serialNumber: string;
  readonly validity: { readonly notBefore: string; readonly notAfter: string };
}

export interface TlsHandshake {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Empty where the connection was gone before anybody asked. */
  readonly remoteAddress: string;
  /** The name that the client asked for (SNI); empty where it named none. */
  readonly serverName: string;
  /** `forbidden`: the connection stands, and its requests are answered 403 for the certificate of the client. */
  readonly outcome: 'accepted' | 'refused' | 'forbidden';
  /** The certificate that was shown, in words; absent where there was none to show. */
  readonly certificate?: string;
  /** `TLSv1.3`. */
  readonly version?: string;
  /** The name that IANA gives it. */
  readonly cipherSuite?: string;
  /** `h2` or `http/1.1`. */
  readonly protocol?: string;
  /** Why it was refused, in words. */
  readonly reason?: string;
  /** Of the certificate that the client showed. */
  readonly clientSubject?: string;
  readonly clientIssuer?: string;
}
