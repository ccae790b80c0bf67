// Files that are bundled as text.
declare module '*?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler's own form
  export default text;
}
