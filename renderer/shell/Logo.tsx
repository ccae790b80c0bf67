// The mark: a gatehouse.

/** The mark at `size` pixels; decoration, the name stands beside it. */
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M3 21V7.5L6 4.5l3 3 3-4 3 4 3-3 3 3V21h-5.2v-5.2a3.8 3.8 0 0 0-7.6 0V21Z" fill="var(--gh-accent)" />
      <circle cx="12" cy="18.4" r="1.5" fill="var(--gh-accent-text)" />
    </svg>
  );
}
