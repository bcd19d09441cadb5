/** The door of the shells: bash, dash, ash and sh as programs. */
export { shellPrograms } from './program';
