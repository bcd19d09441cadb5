/**
 * The canary of the wall. One type reference from a package (`import type … from '@xterm/xterm'`) can switch DOM or Node
 * types on for the whole core without a word. Then a line below stops being an error, and the type-check fails here.
 */

// @ts-expect-error no DOM on this side of the wall
export type NoDom = Document;
// @ts-expect-error no timers on this side of the wall
export type NoTimers = typeof setTimeout;
// @ts-expect-error no console on this side of the wall
export type NoConsole = typeof console;
// @ts-expect-error no wall clock on this side of the wall
export type NoPerformance = typeof performance;
// @ts-expect-error no Node on this side of the wall
export type NoNode = typeof process;
// @ts-expect-error no Node types on this side of the wall
export type NoBuffer = Buffer;
// @ts-expect-error no network on this side of the wall
export type NoFetch = typeof fetch;
