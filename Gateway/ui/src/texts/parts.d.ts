// The Swedish file, divided by the build: dev/texts.ts.
declare module 'virtual:texts/*' {
  const texts: Record<string, string>;
  export default texts;
}
