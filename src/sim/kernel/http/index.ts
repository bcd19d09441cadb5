export { BodyReader, type BodyState } from './body';
export { readResponse, request, sendRequest, type Response } from './client';
export { certificateOf, clientHello, isHello, serverHello } from './handshake';
export { goBadRequest, goHeaders, isChunked } from './go';
export { chunk, lastChunk, writeHead, type HeaderList, type Headers } from './message';
export { readRequest, writeAnswer, type Answer, type IncomingRequest } from './server';
export { reasonOf } from './status';
