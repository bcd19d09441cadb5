// Everything that core.ts has not, at once, for Node and the tests. A page loads the parts one by one: parts.ts.
import './part-daemon';
import './part-docker';
import './part-tools';
import './part-images';
import './part-servers';
