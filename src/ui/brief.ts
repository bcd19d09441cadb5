import { html, nothing, type TemplateResult } from 'lit';
import { askHint, hintedGoal, hintsOf } from '#game/hints';
import { starsFor } from '#game/stars';
import type { Block, Inline, Story } from '#game/story';
import { PageElement, word } from './element';
import { resultOf } from './game';
import { icon } from './icons';
import { store } from './store';
import { Watch } from './watch';

export function inline(parts: readonly Inline[]): (TemplateResult | string)[] {
  return parts.map((part) =>
    part.kind === 'code'
      ? html`<code>${part.text.replaceAll('/', '/\u200b')}</code>`
      : part.kind === 'strong'
        ? html`<strong>${part.text}</strong>`
        : part.text,
  );
}

function blocks(list: readonly Block[]): TemplateResult[] {
  const out: TemplateResult[] = [];
  for (let i = 0; i < list.length; i++) {
    const block = list[i];
    if (block === undefined) continue;
    if (block.kind === 'text') {
      out.push(html`<p>${inline(block.parts)}</p>`);
      continue;
    }
    const run = [block];
    while (list[i + 1]?.kind === block.kind) {
      const next = list[++i];
      if (next !== undefined) run.push(next);
    }
    if (block.kind === 'item')
      out.push(
        html`<ul>
          ${run.map((one) => html`<li>${inline(one.parts)}</li>`)}
        </ul>`,
      );
    else out.push(html`<pre tabindex="0">${run.map((one) => one.parts[0]?.text ?? '').join('\n')}</pre>`);
  }
  return out;
}

/** The story of the level, its goals, hints, and what was won. */
export class BriefPanel extends PageElement {
  readonly #state = new Watch(this, (state) => ({
    words: state.words,
    story: state.story,
    goals: state.play?.level.goals,
    reached: state.play?.reached,
    isSolved: state.play?.isSolved,
    hints: state.hints,
  }));

  override render() {
    const { story, goals = [], reached = [], isSolved } = this.#state.value;
    if (story === undefined) return nothing;
    const ids = goals.map((goal) => goal.id);
    return html`
      <div class="story" tabindex="0">
        <h1>${story.title}</h1>
        ${isSolved ? this.#solved(story) : nothing}
        <div class="prose">${blocks(story.brief)}</div>
      </div>
      <div class="tasks" tabindex="0">
        <header>
          <h2>${word('brief.goals')}</h2>
          ${isSolved ? nothing : this.#hintButton(story, hintedGoal(ids, reached))}
        </header>
        ${isSolved ? nothing : this.#hints(story, hintedGoal(ids, reached))}
        <ol class="goals">
          ${ids.map((id) => this.#goal(id, story, reached.includes(id)))}
        </ol>
      </div>
    `;
  }

  #goal(id: string, story: Story, isReached: boolean) {
    return html`<li class=${isReached ? 'reached' : ''} data-goal=${id}>
      <span class="mark">${icon(isReached ? 'check' : 'open')}</span>
      <span
        >${inline(story.goals[id] ?? [])}<span class="sr">
          (${word(isReached ? 'brief.done' : 'brief.open')})</span
        ></span
      >
    </li>`;
  }

  #hintButton(story: Story, goal: string | undefined) {
    if (goal === undefined) return nothing;
    const { texts, of } = hintsOf(this.#state.value.hints, goal, story);
    if (texts.length === of) return nothing;
    const ask = () => {
      store.setState((state) => ({ hints: askHint(state.hints, goal, story) }));
    };
    return html`<button class="quiet" @click=${ask}>
      ${icon('bulb')} ${word(texts.length === 0 ? 'brief.hint.ask' : 'brief.hint.more')}
    </button>`;
  }

  #hints(story: Story, goal: string | undefined) {
    const { texts, of } =
      goal === undefined ? { texts: [], of: 0 } : hintsOf(this.#state.value.hints, goal, story);
    return html`<div class="hints" aria-live="polite">
      ${texts.map(
        (text, index) =>
          html`<p class="hint"><b>${word('brief.hint', { n: index + 1, of })}</b> ${inline(text)}</p>`,
      )}
    </div>`;
  }

  #solved(story: Story) {
    const { play } = store.getState();
    if (play === undefined) return nothing;
    const stars = starsFor(resultOf(play));
    return html`<section class="solved" role="status">
      <p class="stars" role="img" aria-label=${word('brief.stars', { n: stars })}>
        ${[1, 2, 3].map((n) => icon(n <= stars ? 'star-full' : 'star'))}
      </p>
      <p>
        <strong>${word('brief.solved')}</strong>
        ${word('brief.solved.in', { n: play.commands, par: play.level.par })}
      </p>
      <div class="prose">${blocks(story.after)}</div>
      <button
        class="primary"
        @click=${() => this.dispatchEvent(new CustomEvent('next-level', { bubbles: true }))}
      >
        ${word('brief.next')}
      </button>
    </section>`;
  }
}

customElements.define('dd-brief', BriefPanel);
