export { BodyReader, type BodyState } from './body';
export { readResponse, request, sendRequest, type Request, type Response } from './client';
export { goHeaders, isChunked } from './go';
export { chunk, hasHeader, hasToken, lastChunk, writeHead, type HeaderList, type Headers } from './message';
export {
  answerBytes,
  endChunks,
  readRequest,
  writeAnswer,
  writeChunk,
  type Answer,
  type IncomingRequest,
} from './server';
export { reasonOf } from './status';
