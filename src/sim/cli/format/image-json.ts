type Fields = Readonly<Record<string, unknown>>;

const configOrder =
  'User ExposedPorts Env Entrypoint Cmd Volumes WorkingDir Labels StopSignal ArgsEscaped Healthcheck OnBuild Shell'.split(
    ' ',
  );
const imageOrder =
  `Id RepoTags RepoDigests Parent Comment Created Container ContainerConfig DockerVersion Author Config Architecture
  Variant Os OsVersion Size VirtualSize GraphDriver RootFS Metadata Descriptor Manifests`.split(/\s+/);

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** An image's configuration as Go's encoder writes the client's type for it: fields in their order, none that is empty. */
export function encodedConfig(json: Fields): object {
  return Object.fromEntries(
    configOrder.filter((name) => !isEmpty(json[name])).map((name) => [name, json[name]]),
  );
}

/** `{{json .}}` of an image: the client decodes what the engine sent, and encodes it by its own type. */
export function encodedImage(json: Fields): object {
  const config = json['Config'];
  const all: Fields = {
    ...json,
    ...(typeof config === 'object' && config !== null ? { Config: encodedConfig(config as Fields) } : {}),
  };
  return Object.fromEntries(imageOrder.filter((name) => name in all).map((name) => [name, all[name]]));
}
