import type { Rule } from '../rule';
import { addressInUse } from './address-in-use';
import { argumentsMissing } from './arguments-missing';
import { buildWithoutPlace } from './build-without-place';
import { daemonDown } from './daemon-down';
import { diskFull } from './disk-full';
import { dockerUnknown } from './docker-unknown';
import { exitedAtOnce } from './exited-at-once';
import { flagsAfterImage } from './flags-after-image';
import { folderAsVolume } from './folder-as-volume';
import { forgottenDetach } from './forgotten-detach';
import { fullWidth } from './full-width';
import { imageDenied } from './image-denied';
import { imageForContainer } from './image-for-container';
import { imageInUse } from './image-in-use';
import { imageMisspelt } from './image-misspelt';
import { imagesOrImage } from './images-or-image';
import { localhostInside } from './localhost-inside';
import { longDash } from './long-dash';
import { nameInUse } from './name-in-use';
import { needsSudo } from './needs-sudo';
import { noComposeFile } from './no-compose-file';
import { noDockerfile } from './no-dockerfile';
import { noSuchContainer } from './no-such-container';
import { nobodyListens } from './nobody-listens';
import { notFound } from './not-found';
import { notRunning } from './not-running';
import { oomKilled } from './oom-killed';
import { portAllocated } from './port-allocated';
import { promptSign } from './prompt-sign';
import { pushDenied } from './push-denied';
import { runForCmd } from './run-for-cmd';
import { runningRemoved } from './running-removed';
import { shellWithoutTerminal } from './shell-without-terminal';
import { singleDash } from './single-dash';
import { stillFollowing } from './still-following';
import { tagMissing } from './tag-missing';
import { unknownFlag } from './unknown-flag';
import { wrongArchitecture } from './wrong-architecture';
import { wrongInnerPort } from './wrong-inner-port';

/** All rules, by their names: the first that finds something speaks. */
export const rules: Readonly<Record<string, Rule>> = {
  'full-width': fullWidth,
  'long-dash': longDash,
  'prompt-sign': promptSign,
  'single-dash': singleDash,
  'unknown-flag': unknownFlag,
  'flags-after-image': flagsAfterImage,
  'image-misspelt': imageMisspelt,
  'image-denied': imageDenied,
  'tag-missing': tagMissing,
  'name-in-use': nameInUse,
  'port-allocated': portAllocated,
  'address-in-use': addressInUse,
  'docker-unknown': dockerUnknown,
  'images-or-image': imagesOrImage,
  'daemon-down': daemonDown,
  'needs-sudo': needsSudo,
  'not-found': notFound,
  'forgotten-detach': forgottenDetach,
  'still-following': stillFollowing,
  'oom-killed': oomKilled,
  'exited-at-once': exitedAtOnce,
  'shell-without-terminal': shellWithoutTerminal,
  'localhost-inside': localhostInside,
  'nobody-listens': nobodyListens,
  'wrong-inner-port': wrongInnerPort,
  'running-removed': runningRemoved,
  'image-in-use': imageInUse,
  'image-for-container': imageForContainer,
  'no-such-container': noSuchContainer,
  'not-running': notRunning,
  'build-without-place': buildWithoutPlace,
  'arguments-missing': argumentsMissing,
  'no-dockerfile': noDockerfile,
  'run-for-cmd': runForCmd,
  'no-compose-file': noComposeFile,
  'disk-full': diskFull,
  'wrong-architecture': wrongArchitecture,
  'folder-as-volume': folderAsVolume,
  'push-denied': pushDenied,
};
