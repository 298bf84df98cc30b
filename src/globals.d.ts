/** The app's version, from package.json, put in by the build. */
declare const __VERSION__: string;
