// Everything that core.ts has not, at once, for Node and the tests. A page loads the parts one by one: parts.ts.
import './part-client';
import './part-databases';
import './part-docker-commands';
import './part-engine-more';
import './part-engine';
import './part-everyday';
import './part-files';
import './part-host';
import './part-images';
import './part-jq';
import './part-net';
import './part-node';
import './part-python';
import './part-servers';
import './part-system';
import './part-text';
