import { GlBatchAdaptor } from 'pixi.js/lib/rendering/batcher/gl/GlBatchAdaptor';
import { BatcherPipe } from 'pixi.js/lib/rendering/batcher/shared/BatcherPipe';
import { ColorMaskPipe } from 'pixi.js/lib/rendering/mask/color/ColorMaskPipe';
import { GlBufferSystem } from 'pixi.js/lib/rendering/renderers/gl/buffer/GlBufferSystem';
import { GlContextSystem } from 'pixi.js/lib/rendering/renderers/gl/context/GlContextSystem';
import { GlGeometrySystem } from 'pixi.js/lib/rendering/renderers/gl/geometry/GlGeometrySystem';
import { GlBackBufferSystem } from 'pixi.js/lib/rendering/renderers/gl/GlBackBufferSystem';
import { GlColorMaskSystem } from 'pixi.js/lib/rendering/renderers/gl/GlColorMaskSystem';
import { GlEncoderSystem } from 'pixi.js/lib/rendering/renderers/gl/GlEncoderSystem';
import { GlStencilSystem } from 'pixi.js/lib/rendering/renderers/gl/GlStencilSystem';
import { GlRenderTargetSystem } from 'pixi.js/lib/rendering/renderers/gl/renderTarget/GlRenderTargetSystem';
import { GlShaderSystem } from 'pixi.js/lib/rendering/renderers/gl/shader/GlShaderSystem';
import { GlUniformGroupSystem } from 'pixi.js/lib/rendering/renderers/gl/shader/GlUniformGroupSystem';
import { GlStateSystem } from 'pixi.js/lib/rendering/renderers/gl/state/GlStateSystem';
import { GlTextureSystem } from 'pixi.js/lib/rendering/renderers/gl/texture/GlTextureSystem';
import { BackgroundSystem } from 'pixi.js/lib/rendering/renderers/shared/background/BackgroundSystem';
import { BlendModePipe } from 'pixi.js/lib/rendering/renderers/shared/blendModes/BlendModePipe';
import { GlobalUniformSystem } from 'pixi.js/lib/rendering/renderers/shared/renderTarget/GlobalUniformSystem';
import { AbstractRenderer } from 'pixi.js/lib/rendering/renderers/shared/system/AbstractRenderer';
import { ViewSystem } from 'pixi.js/lib/rendering/renderers/shared/view/ViewSystem';
import { RendererType } from 'pixi.js/lib/rendering/renderers/types';
import { RenderGroupPipe } from 'pixi.js/lib/scene/container/RenderGroupPipe';
import { RenderGroupSystem } from 'pixi.js/lib/scene/container/RenderGroupSystem';
import { GlGraphicsAdaptor } from 'pixi.js/lib/scene/graphics/gl/GlGraphicsAdaptor';
import { GraphicsContextSystem } from 'pixi.js/lib/scene/graphics/shared/GraphicsContextSystem';
import { GraphicsPipe } from 'pixi.js/lib/scene/graphics/shared/GraphicsPipe';
import { SpritePipe } from 'pixi.js/lib/scene/sprite/SpritePipe';
import type { WebGLRenderer } from 'pixi.js';

/** Pixi's systems and pipes, by the names under which they find each other. */
const named = (list: readonly { extension: { name: string } }[]) =>
  list.map((value) => ({ name: value.extension.name, value })) as never;

/**
 * How many textures are drawn in one go. Pixi finds the most that a graphics card takes by compiling shaders, which costs a
 * software renderer a third of a second; every WebGL takes eight, and the shader for so few is compiled fast.
 */
class Limits {
  static readonly extension = { name: 'limits' };
  readonly maxTextures = 8;
  readonly maxBatchableTextures = 8;
  readonly maxUniformBindings = 0;
  destroy(): void {
    // Nothing is held.
  }
}

/**
 * Pixi's own system frees what was not drawn for a minute, and for that keeps a ticker running: an idle page would never rest. Nodes
 * free what they drew when they go; here only the empty places that this leaves in Pixi's lists are taken out now and then.
 */
class Tidy {
  static readonly extension = { name: 'gc' };
  readonly now = 0;
  readonly #lists: (() => Record<string, unknown>)[] = [];
  #renders = 0;

  addResourceHash(owner: Record<string, Record<string, unknown>>, name: string): void {
    this.#lists.push(() => owner[name] ?? {});
  }

  addCollection(owner: Record<string, Record<string, unknown>>, name: string): void {
    this.addResourceHash(owner, name);
  }

  prerender(): void {
    this.#renders += 1;
    if (this.#renders % 500 !== 0) return;
    for (const list of this.#lists) {
      const items = list();
      for (const id of Object.keys(items)) if (items[id] === null) delete items[id];
    }
  }

  destroy(): void {
    this.#lists.length = 0;
  }
}

const systems = [
  BackgroundSystem,
  GlobalUniformSystem,
  ViewSystem,
  RenderGroupSystem,
  Tidy,
  GlBackBufferSystem,
  GlContextSystem,
  Limits,
  GlBufferSystem,
  GlTextureSystem,
  GlRenderTargetSystem,
  GlGeometrySystem,
  GlUniformGroupSystem,
  GlShaderSystem,
  GlEncoderSystem,
  GlStateSystem,
  GlStencilSystem,
  GlColorMaskSystem,
  GraphicsContextSystem,
];
const pipes = [BlendModePipe, BatcherPipe, ColorMaskPipe, SpritePipe, RenderGroupPipe, GraphicsPipe];
const adaptors = [GlBatchAdaptor, GlGraphicsAdaptor];

/**
 * Pixi's WebGL renderer with what pictures need and no more (no filters, masks, meshes, texts, extraction, other renderers), which is
 * why it and its neighbours import Pixi's files one by one: the package's index brings everything.
 */
export function newRenderer(): WebGLRenderer {
  return new AbstractRenderer({
    name: 'webgl',
    type: RendererType.WEBGL,
    systems: named(systems),
    renderPipes: named(pipes),
    renderPipeAdaptors: named(adaptors),
  }) as unknown as WebGLRenderer;
}
