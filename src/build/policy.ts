import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Nothing leaves the browser: everything comes from our own origin, and nothing else can be asked for.
 * `script` and `style` name what may run: our own files, or by hash what stands in the one file.
 */
export const policyOf = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "worker-src 'self' blob:",
    `style-src ${style}`,
    // Style attributes only: echarts and the virtual list write them. Style sheets come from files.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');

/** The source expression of an inline script or style: its hash. */
export const hashSource = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/** Writes the policy into the built page. The development server needs inline scripts and goes without. */
export const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOf("'self'", "'self'") },
      injectTo: 'head-prepend',
    },
  ],
});
